using System.Globalization;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Limits;

/// <summary>
/// Shares Intuit's limits among all instances through Redis. While Redis is away each instance keeps to the limits for itself, which may be
/// too much together; then Intuit says so, and the pause that follows is kept here.
/// </summary>
internal sealed class SharedPace(RedisConnection redis, RedisKeys keys, LocalPace local, CallLimits limits, TimeProvider time) : ICallPace
{
    public async Task<QboResult<CallTurn>> TakeTurnAsync(RealmId realm, CallKind kind, CancellationToken cancellationToken)
    {
        if (local.Pause is { } here)
        {
            return Paused(here);
        }

        var id = Guid.NewGuid().ToString("N");
        var until = time.GetUtcNow() + limits.Patience;
        while (true)
        {
            if (await TryAskAsync(realm, kind, id).ConfigureAwait(false) is not { } verdict)
            {
                return await local.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
            }

            if (verdict.Wait == TimeSpan.Zero)
            {
                return new CallTurn(() => _ = GiveBackAsync(realm, id));
            }

            if (verdict.IsPause)
            {
                return Paused(verdict.Wait);
            }

            if (time.GetUtcNow() + verdict.Wait > until)
            {
                return new QboFailure.Throttled("All calls to QuickBooks that Intuit allows are used for the moment", verdict.Wait, null);
            }

            await Task.Delay(verdict.Wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task PauseAsync(RealmId realm, TimeSpan length)
    {
        local.PauseFor(length);
        var milliseconds = (long)Math.Ceiling(length.TotalMilliseconds);
        if (milliseconds > 0)
        {
            await TryAsync(database => database.ScriptEvaluateAsync(PaceScripts.Pause, [keys.CallPause(realm)], [milliseconds])).ConfigureAwait(false);
        }
    }

    public void CountMeteredRead(RealmId realm) => _ = TryAsync(async database =>
    {
        var month = time.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var counted = database.HashIncrementAsync(keys.MeteredReads, month);
        var kept = database.KeyExpireAsync(keys.MeteredReads, RedisKeys.MeteredReadsLife);
        await kept.ConfigureAwait(false);
        return await counted.ConfigureAwait(false);
    });

    private static QboFailure.Throttled Paused(TimeSpan left) => new("QuickBooks has asked to slow down; all calls wait", left, null);

    private async Task<(TimeSpan Wait, bool IsPause)?> TryAskAsync(RealmId realm, CallKind kind, string id)
    {
        RedisValue[] arguments =
        [
            id,
            (long)limits.TurnLife.TotalMilliseconds,
            limits.PerSecond,
            limits.PerMinute,
            limits.AtOnce,
            kind == CallKind.Batch ? limits.BatchesPerMinute : 0,
        ];
        try
        {
            var answer = (long[])(await redis.UseAsync(database =>
                database.ScriptEvaluateAsync(PaceScripts.Take, keys.AllCallKeys(realm), arguments)).ConfigureAwait(false))!;
            return (TimeSpan.FromMilliseconds(answer[0]), answer[1] == 1);
        }
        catch (RedisFailedException)
        {
            return null;
        }
    }

    private Task GiveBackAsync(RealmId realm, string id) => TryAsync(database => database.SortedSetRemoveAsync(keys.CallsUnderWay(realm), id));

    // What is lost here ends by itself in Redis, or was only a count.
    private async Task TryAsync<T>(Func<IDatabase, Task<T>> use)
    {
        try
        {
            await redis.UseAsync(use).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // Redis is away: the local limits serve.
        }
    }
}
