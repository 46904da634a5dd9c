using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Live;

/// <summary>
/// The list of instances of this environment in Redis. Ages are measured by Redis's own clock, so instances with wrong clocks agree on who is silent.
/// </summary>
internal sealed partial class InstanceRegister(RedisConnection redis, RedisKeys keys, InstanceDepartures departures, TimeProvider time, HeartbeatOptions options)
{
    private TimeSpan? _redisIsAhead;

    /// <summary>Writes this instance's report and reads all, in one round trip (two at the very first).</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    public Task<ImmutableArray<InstanceSighting>> BeatAsync(InstanceReport own, InstanceVitals? vitals = null) => redis.UseAsync<ImmutableArray<InstanceSighting>>(async database =>
    {
        _redisIsAhead ??= ReadTime(await database.ExecuteAsync("TIME").ConfigureAwait(false)) - time.GetUtcNow();
        var seen = (time.GetUtcNow() + _redisIsAhead.Value).ToUnixTimeMilliseconds();
        var entry = JsonSerializer.Serialize(new Entry(own, seen, vitals), Json.Default.Entry);

        var now = database.ExecuteAsync("TIME");
        var write = database.HashSetAsync(keys.Instances, own.Instance.Id, entry);
        var life = database.KeyExpireAsync(keys.Instances, options.Gone * 2);
        var all = database.HashGetAllAsync(keys.Instances);
        var redisNow = ReadTime(await now.ConfigureAwait(false));
        _redisIsAhead = redisNow - time.GetUtcNow();
        var isWritten = await IsDoneAsync(write).ConfigureAwait(false) && await IsDoneAsync(life).ConfigureAwait(false);
        var entries = (await all.ConfigureAwait(false)).Select(Read).OfType<Entry>().ToList();
        if (!isWritten)
        {
            // Full or read-only: the others don't hear of this instance, but it lives, and it hears of them.
            entries.RemoveAll(other => other.Report.Instance.Id == own.Instance.Id);
            entries.Add(new Entry(own, seen, vitals));
            return View(entries, own, redisNow);
        }

        await RemoveGoneAsync(database, entries, redisNow).ConfigureAwait(false);
        return View(entries, own, redisNow);
    });

    /// <summary>Removes the list when it is not one; nothing is lost with it, every heartbeat makes it anew.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task RepairAsync() => redis.UseAsync(database => database.KeyDeleteAsync(keys.Instances));

    /// <summary>Says goodbye: the instance is gone from the list at once, and a note of it stays.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task LeaveAsync(Instance instance) => redis.UseAsync(async database =>
    {
        await database.HashDeleteAsync(keys.Instances, instance.Id).ConfigureAwait(false);
        await departures.NoteAsync(database, new InstanceDeparture(instance, time.GetUtcNow(), SaidGoodbye: true)).ConfigureAwait(false);
        return true;
    });

    private ImmutableArray<InstanceSighting> View(List<Entry> entries, InstanceReport own, DateTimeOffset redisNow) =>
    [
        .. entries
            .Where(other => !IsGone(other, redisNow))
            .OrderBy(other => other.Report.Instance.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(other => other.Report.Instance.StartedAt)
            .Select(other => See(other, own, redisNow)),
    ];

    private static async Task<bool> IsDoneAsync(Task<bool> write)
    {
        try
        {
            await write.ConfigureAwait(false);
            return true;
        }
        catch (RedisException exception) when (RedisFailure.AsRefusal(exception) is { Refusal: RedisRefusal.Full or RedisRefusal.ReadOnly })
        {
            return false;
        }
    }

    private async Task RemoveGoneAsync(IDatabase database, List<Entry> entries, DateTimeOffset redisNow)
    {
        foreach (var entry in entries.Where(entry => IsGone(entry, redisNow)))
        {
            // Whoever removes it leaves the note, so that there is one.
            if (await database.HashDeleteAsync(keys.Instances, entry.Report.Instance.Id).ConfigureAwait(false))
            {
                var lastHeard = Whole(entry.SeenAt - _redisIsAhead!.Value);
                await departures.NoteAsync(database, new InstanceDeparture(entry.Report.Instance, lastHeard, SaidGoodbye: false)).ConfigureAwait(false);
            }
        }
    }

    // Far ahead of Redis's clock is as wrong as far behind: that clock was set back, and nobody speaks for the entry any more.
    private bool IsGone(Entry entry, DateTimeOffset redisNow) => (redisNow - entry.SeenAt).Duration() >= options.Gone;

    private InstanceSighting See(Entry entry, InstanceReport own, DateTimeOffset redisNow)
    {
        var isThis = entry.Report.Instance.Id == own.Instance.Id;
        var isSilent = !isThis && redisNow - entry.SeenAt >= options.Silent;
        var seenAt = entry.SeenAt - _redisIsAhead!.Value;
        return new InstanceSighting(entry.Report, isSilent ? Whole(seenAt) : null, isThis) { Vitals = entry.Vitals, SeenAt = seenAt };
    }

    // To the second: the two clocks differ by other fractions each time, and that is no change.
    private static DateTimeOffset Whole(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    private static Entry? Read(HashEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize((byte[])entry.Value!, Json.Default.Entry) is { IsWhole: true } read ? read : null;
        }
        catch (JsonException)
        {
            // Written by a release that says it differently; that one shows itself to its own kind.
            return null;
        }
    }

    private static DateTimeOffset ReadTime(RedisResult result)
    {
        var parts = (RedisResult[])result!;
        return DateTimeOffset.FromUnixTimeMilliseconds(((long)parts[0] * 1_000) + ((long)parts[1] / 1_000));
    }

    private sealed record Entry(InstanceReport Report, long Seen, InstanceVitals? Vitals = null)
    {
        // Every release has its own idea of an entry; this one must be able to show it.
        [JsonIgnore]
        public bool IsWhole => Report is { Shows: not null, Instance: { Name: not null, Release: not null, Commit: not null } }
            && Seen is > 0 and < 10_000_000_000_000;

        [JsonIgnore]
        public DateTimeOffset SeenAt => DateTimeOffset.FromUnixTimeMilliseconds(Seen);
    }

    [JsonSerializable(typeof(Entry))]
    private sealed partial class Json : JsonSerializerContext;
}
