using System.Collections.Immutable;
using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Live;

/// <summary>The note that stays when an instance goes: a short list in Redis, newest first.</summary>
internal sealed class InstanceDepartures(RedisConnection redis, RedisKeys keys)
{
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<ImmutableArray<InstanceDeparture>> ReadAsync() => redis.UseAsync<ImmutableArray<InstanceDeparture>>(async database =>
        [.. (await database.ListRangeAsync(keys.Departures).ConfigureAwait(false)).Select(Read).OfType<InstanceDeparture>()]);

    public async Task NoteAsync(IDatabase database, InstanceDeparture departure)
    {
        var push = database.ListLeftPushAsync(keys.Departures, JsonSerializer.Serialize(departure, DepartureJson.Default.InstanceDeparture));
        var trim = database.ListTrimAsync(keys.Departures, 0, RedisKeys.MaxDepartures - 1);
        var life = database.KeyExpireAsync(keys.Departures, RedisKeys.DepartureLife);
        await push.ConfigureAwait(false);
        await trim.ConfigureAwait(false);
        await life.ConfigureAwait(false);
    }

    private static InstanceDeparture? Read(RedisValue entry)
    {
        try
        {
            return JsonSerializer.Deserialize((byte[])entry!, DepartureJson.Default.InstanceDeparture) is { Instance.Name: not null } read ? read : null;
        }
        catch (JsonException)
        {
            // Written by a release that says it differently.
            return null;
        }
    }
}
