using Medallion.Threading;
using Medallion.Threading.Redis;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>The one right among all instances to talk to Intuit about the refresh token.</summary>
internal sealed class RefreshLock(RedisConnection redis, RedisWriter writer, RedisKeys keys, RefreshOptions options)
{
    /// <summary>Waits for the lock.</summary>
    /// <returns>Dispose it to give the lock back; null when another instance has held it all the time.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer, or takes no writes.</exception>
    /// <exception cref="OperationCanceledException">There was no more reason to wait.</exception>
    public async Task<IDistributedSynchronizationHandle?> TryEnterAsync(CancellationToken enough)
    {
        // The library says "not acquired" both for a held lock and for a Redis that is away.
        if (redis.Outage is { } outage)
        {
            throw new RedisAwayException(outage.Reason);
        }

        var entered = await writer.WriteAsync(async database =>
        {
            var mutex = new RedisDistributedLock(keys.RefreshLock, database, with => with
                .Expiry(options.LockLife)
                .BusyWaitSleepTime(TimeSpan.FromMilliseconds(25), TimeSpan.FromMilliseconds(150)));
            return await mutex.TryAcquireAsync(options.LockWait, enough).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return entered ?? (redis.Outage is { } lost ? throw new RedisAwayException(lost.Reason) : null);
    }

    /// <summary>Gives the lock back; if Redis has just gone, the lock ends by itself.</summary>
    public static async Task LeaveAsync(IDistributedSynchronizationHandle handle)
    {
        try
        {
            await handle.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or AggregateException)
        {
            // Its life ends without us.
        }
    }
}
