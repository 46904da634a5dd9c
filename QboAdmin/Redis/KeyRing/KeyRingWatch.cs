namespace QboAdmin.Redis.KeyRing;

/// <summary>
/// Has the key ring read again when Redis returns and when the number of stored keys is another than the number known: often in the
/// seconds after a return, when instances push what they made meanwhile, and rarely afterwards.
/// </summary>
internal sealed class KeyRingWatch(
    RedisConnection redis,
    RedisXmlRepository repository,
    RefreshableKeyManager keys,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private long _restoredAt = time.GetTimestamp();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.Restored += OnRestored;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var pause = time.GetElapsedTime(Volatile.Read(ref _restoredAt)) < Busy ? Short : Long;
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
                await CompareAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
        finally
        {
            redis.Restored -= OnRestored;
        }
    }

    private void OnRestored()
    {
        Volatile.Write(ref _restoredAt, time.GetTimestamp());
        keys.ReadAgain();
    }

    private async Task CompareAsync()
    {
        if (redis.Outage is not null)
        {
            return;
        }

        try
        {
            var stored = await redis.UseAsync(database => database.HashLengthAsync(RedisKeys.DataProtectionKeys)).ConfigureAwait(false);
            if (stored != repository.Count)
            {
                repository.GetAllElements();
                keys.ReadAgain();
            }
        }
        catch (RedisAwayException)
        {
            // The connection has told everybody; its return starts this again.
        }
    }
}
