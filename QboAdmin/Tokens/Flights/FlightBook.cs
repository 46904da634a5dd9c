using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// The flight recorder's entries in Redis: a sorted set by time, bounded in age, number and size. Entries about the same thing are
/// the same bytes, so that several instances may note it and it is there once.
/// </summary>
internal sealed class FlightBook(RedisConnection redis, RedisKeys keys, TimeProvider time)
{
    private const int MaxWords = 160;

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task AppendAsync(IReadOnlyCollection<Flight> flights) => redis.UseAsync(async database =>
    {
        if (await database.KeyTypeAsync(keys.Flights).ConfigureAwait(false) is not (RedisType.SortedSet or RedisType.None))
        {
            await database.KeyDeleteAsync(keys.Flights).ConfigureAwait(false);
        }

        var entries = flights.Select(flight => new SortedSetEntry(Write(flight), flight.At.ToUnixTimeMilliseconds())).ToArray();
        var oldest = (time.GetUtcNow() - RedisKeys.FlightLife).ToUnixTimeMilliseconds();
        var append = database.SortedSetAddAsync(keys.Flights, entries);
        var forget = database.SortedSetRemoveRangeByScoreAsync(keys.Flights, double.NegativeInfinity, oldest);
        var trim = database.SortedSetRemoveRangeByRankAsync(keys.Flights, 0, -RedisKeys.MaxFlights - 1);
        var life = database.KeyExpireAsync(keys.Flights, RedisKeys.FlightLife);
        await append.ConfigureAwait(false);
        await forget.ConfigureAwait(false);
        await trim.ConfigureAwait(false);
        return await life.ConfigureAwait(false);
    });

    /// <summary>The entries since a moment, in no order, and how many there are in all.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<(IReadOnlyList<Flight> Flights, long Count)> ReadAsync(DateTimeOffset since) => redis.UseAsync<(IReadOnlyList<Flight>, long)>(async database =>
    {
        var length = database.SortedSetLengthAsync(keys.Flights);
        var entries = await database.SortedSetRangeByScoreAsync(keys.Flights, since.ToUnixTimeMilliseconds(), take: RedisKeys.MaxFlights, order: Order.Descending)
            .ConfigureAwait(false);
        return ([.. entries.Select(Read).OfType<Flight>()], await length.ConfigureAwait(false));
    });

    private static byte[] Write(Flight flight)
    {
        var cut = flight with { Why = Cut(flight.Why, MaxWords), By = Cut(flight.By, MaxWords / 2), Instance = Cut(flight.Instance, MaxWords / 2)! };
        var json = JsonSerializer.SerializeToUtf8Bytes(cut, TokensJson.Default.Flight);

        // Letters outside ASCII are escaped and take six bytes each.
        return json.Length <= RedisKeys.MaxFlightBytes
            ? json
            : JsonSerializer.SerializeToUtf8Bytes(cut with { Why = Cut(cut.Why, 20), By = Cut(cut.By, 10), Instance = Cut(cut.Instance, 20)! }, TokensJson.Default.Flight);
    }

    private static Flight? Read(RedisValue entry)
    {
        try
        {
            return JsonSerializer.Deserialize((byte[])entry!, TokensJson.Default.Flight) is { Id: not null, Instance: not null } flight ? flight : null;
        }
        catch (JsonException)
        {
            // Written by a release that knows more kinds.
            return null;
        }
    }

    private static string? Cut(string? text, int longest) => text is not null && text.Length > longest ? text[..longest] : text;
}
