using QboAdmin.Audit;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>An Operator's way out when an instance holds the refresh lock for too long: takes it and refreshes at once. Why that is safe, <see cref="LockWatch"/> says.</summary>
internal sealed class LockTakeover(
    LockWatch locks,
    ConnectionWatch watch,
    ConnectionFeed feed,
    TokenRefresher refresher,
    FlightRecorder recorder,
    AuditLog audit,
    Instance instance,
    TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <returns>What came of it, in a sentence, and whether the lock was taken.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor is no Operator.</exception>
    public async Task<(bool Taken, string Message)> TakeAsync(Actor by, CancellationToken cancellationToken)
    {
        if (!by.MayOperate)
        {
            throw new UnauthorizedAccessException($"{by.Name} is no Operator.");
        }

        var holder = feed.Current.Underway?.Instance;
        bool taken;
        try
        {
            taken = await locks.TakeAsync().ConfigureAwait(false);
        }
        catch (RedisFailedException failed)
        {
            return (false, $"The lock could not be taken: {failed.Message}.");
        }

        await audit.RecordAsync(AuditAction.TakeOver, by, taken, holder).ConfigureAwait(false);
        if (!taken)
        {
            return (false, "Nothing was taken: the lock is free, in another hand, or still within its time.");
        }

        recorder.Note(new Flight(Guid.NewGuid().ToString("N")[..12], time.GetUtcNow(), FlightKind.TakenOver, instance.Name) { By = by.Name, Why = holder });
        await watch.ChangedHereAsync().ConfigureAwait(false);
        return (true, $"The lock was taken. {await RefreshAsync(cancellationToken).ConfigureAwait(false)}");
    }

    // If it is this very instance that hangs, its own attempt stands in the way of another one here.
    private async Task<string> RefreshAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return (await refresher.RefreshAsync(RefreshReason.Person, ends.Token).ConfigureAwait(false)).Message;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return $"{instance.Name} itself hangs; restart it. The other instances go on.";
        }
    }
}
