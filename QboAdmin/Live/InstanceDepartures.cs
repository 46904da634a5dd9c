using System.Collections.Immutable;
using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Live;

/// <summary>The note that stays when an instance goes: a short list in Redis, newest first.</summary>
internal sealed class InstanceDepartures(RedisConnection redis)
{
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<ImmutableArray<InstanceDeparture>> ReadAsync() => redis.UseAsync<ImmutableArray<InstanceDeparture>>(async database =>
        [.. (await database.ListRangeAsync(RedisKeys.Departures).ConfigureAwait(false)).Select(Read).OfType<InstanceDeparture>()]);

    public static async Task NoteAsync(IDatabase database, InstanceDeparture departure)
    {
        var push = database.ListLeftPushAsync(RedisKeys.Departures, JsonSerializer.Serialize(departure, DepartureJson.Default.InstanceDeparture));
        var trim = database.ListTrimAsync(RedisKeys.Departures, 0, RedisKeys.MaxDepartures - 1);
        var life = database.KeyExpireAsync(RedisKeys.Departures, RedisKeys.DepartureLife);
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
