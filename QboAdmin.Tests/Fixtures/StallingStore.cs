using QboAdmin.Tokens;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A store on an instance that hangs at the worst moment: with the lock in hand, just before it may ask Intuit.</summary>
internal sealed class StallingStore(ITokenStore inner) : ITokenStore
{
    /// <summary>Completed by the test to let the instance go on; null to let everything pass.</summary>
    public TaskCompletionSource? Stall { get; set; }

    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StoredConnection> ReadAsync() => inner.ReadAsync();

    public Task<long?> WriteAsync(TokenSet tokens, WriteCondition condition, MetadataChange change, ConnectionEvent? happened) =>
        inner.WriteAsync(tokens, condition, change, happened);

    public Task<long?> ClearAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened) => inner.ClearAsync(condition, change, happened);

    public async Task<long?> NoteAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened)
    {
        if (condition is WriteCondition.StillStored { ChecksFence: true } && Stall is { } stall)
        {
            Stalled.TrySetResult();
            await stall.Task;
        }

        return await inner.NoteAsync(condition, change, happened);
    }

    public Task<IReadOnlyList<ConnectionEvent>> ReadEventsAsync() => inner.ReadEventsAsync();

    public Task<bool> IsFirstToNoticeAsync(string what) => inner.IsFirstToNoticeAsync(what);
}
