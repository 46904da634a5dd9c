using QboAdmin.Live;
using QboAdmin.Redis;

namespace QboAdmin.Access.KeyRing;

/// <summary>
/// Has the key ring read again when Redis returns and when the stored keys are others than the known ones: often in the
/// seconds after a return, when instances push what they made meanwhile, and rarely afterwards.
/// </summary>
internal sealed class KeyRingWatch(
    RedisConnection redis,
    RedisXmlRepository repository,
    RefreshableKeyManager keys,
    TimeProvider time,
    ILogger<KeyRingWatch> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = time;
    private long _restoredAt = time.GetTimestamp();

    protected override Task BeginAsync(CancellationToken stopping)
    {
        redis.Restored += OnRestored;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        var pause = _time.GetElapsedTime(Volatile.Read(ref _restoredAt)) < Busy ? Short : Long;
        await SleepAsync(pause, stopping).ConfigureAwait(false);
        if (redis.Outage is null)
        {
            await CompareAsync().ConfigureAwait(false);
        }
    }

    protected override void End() => redis.Restored -= OnRestored;

    private void OnRestored()
    {
        Volatile.Write(ref _restoredAt, _time.GetTimestamp());
        keys.ReadAgain();
        Bell.Ring();
    }

    private async Task CompareAsync()
    {
        try
        {
            var stored = await redis.UseAsync(database => database.HashKeysAsync(RedisKeys.DataProtectionKeys)).ConfigureAwait(false);
            if (!repository.Knows(stored.Select(name => (string)name!)))
            {
                repository.GetAllElements();
                keys.ReadAgain();
            }
        }
        catch (RedisRefusedException refused) when (refused.Refusal == RedisRefusal.WrongType)
        {
            // Not a key ring at all; the next exchange makes one.
            await redis.UseAsync(database => database.KeyDeleteAsync(RedisKeys.DataProtectionKeys)).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // The connection has told everybody; its return starts this again.
        }
    }
}
