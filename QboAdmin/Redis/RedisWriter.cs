using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>
/// Writes what must not fail just because Redis is full: then what only QboAdmin wants to remember goes first, and the write is tried
/// once more.
/// </summary>
internal sealed class RedisWriter(RedisConnection redis, RedisKeys keys, ILogger<RedisWriter> logger)
{
    /// <exception cref="RedisFailedException">Redis did not answer, or refused for another reason than being full, or is full of other things.</exception>
    public async Task<T> WriteAsync<T>(Func<IDatabase, Task<T>> write)
    {
        try
        {
            return await redis.UseAsync(write).ConfigureAwait(false);
        }
        catch (RedisRefusedException refused) when (refused.Refusal == RedisRefusal.Full)
        {
            RedisLog.MakingRoom(logger);
            await redis.UseAsync(MakeRoomAsync).ConfigureAwait(false);
            return await redis.UseAsync(write).ConfigureAwait(false);
        }
    }

    private async Task<bool> MakeRoomAsync(IDatabase database)
    {
        var events = database.KeyDeleteAsync(keys.Events);
        var audit = database.ListTrimAsync(keys.Audit, 0, RedisKeys.AuditEntriesWhenFull - 1);
        var flights = database.SortedSetRemoveRangeByRankAsync(keys.Flights, 0, -RedisKeys.FlightsWhenFull - 1);
        await events.ConfigureAwait(false);
        await flights.ConfigureAwait(false);
        await audit.ConfigureAwait(false);
        return true;
    }
}
