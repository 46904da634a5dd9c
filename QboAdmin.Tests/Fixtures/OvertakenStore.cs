using QboAdmin.Tokens;

namespace QboAdmin.Tests.Fixtures;

/// <summary>The real store, with something that happens just before or just after its next write of a set.</summary>
internal sealed class OvertakenStore(ITokenStore inner) : ITokenStore
{
    public Func<Task>? BeforeWrite { get; set; }

    public Func<Task>? AfterWrite { get; set; }

    public Task<StoredConnection> ReadAsync() => inner.ReadAsync();

    public async Task<long?> WriteAsync(TokenSet tokens, WriteCondition condition, MetadataChange change, ConnectionEvent? happened)
    {
        var (before, after) = (BeforeWrite, AfterWrite);
        (BeforeWrite, AfterWrite) = (null, null);
        await (before?.Invoke() ?? Task.CompletedTask);
        var version = await inner.WriteAsync(tokens, condition, change, happened);
        await (after?.Invoke() ?? Task.CompletedTask);
        return version;
    }

    public Task<long?> ClearAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened) => inner.ClearAsync(condition, change, happened);

    public Task<long?> NoteAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened) => inner.NoteAsync(condition, change, happened);

    public Task<IReadOnlyList<ConnectionEvent>> ReadEventsAsync() => inner.ReadEventsAsync();

    public Task<bool> IsFirstToNoticeAsync(string what) => inner.IsFirstToNoticeAsync(what);
}
