using System.Globalization;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Limits;

/// <summary>Reads how much of Intuit's limits all instances together use at this moment.</summary>
internal sealed class CallGauge(RedisConnection redis, RedisKeys keys, LocalPace local, CallLimits limits, TimeProvider time)
{
    /// <returns>Null while Redis is away: then nobody knows what the others do.</returns>
    public async Task<GaugeReading?> ReadAsync(RealmId realm)
    {
        var now = time.GetUtcNow();
        try
        {
            return await redis.UseAsync(async database =>
            {
                var numbers = database.ScriptEvaluateAsync(PaceScripts.Read, keys.AllCallKeys(realm), []);
                var reads = database.HashGetAsync(keys.MeteredReads, now.ToString("yyyy-MM", CultureInfo.InvariantCulture));
                var read = (long[])(await numbers.ConfigureAwait(false))!;
                var pause = TimeSpan.FromMilliseconds(read[3]);
                return new GaugeReading(
                    (int)read[0],
                    limits.PerMinute,
                    (int)read[1],
                    (int)read[2],
                    (await reads.ConfigureAwait(false)).TryParse(out long metered) ? metered : 0,
                    Longer(pause, local.Pause) is { } left ? now + left : null);
            }).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            return null;
        }
    }

    private static TimeSpan? Longer(TimeSpan shared, TimeSpan? here) =>
        here > shared ? here : shared > TimeSpan.Zero ? shared : null;
}

/// <summary>What is used of Intuit's limits.</summary>
/// <param name="LastMinute">Calls of the last minute, of all instances.</param>
/// <param name="PerMinute">As many as Intuit allows in a minute.</param>
/// <param name="LastSecond">Calls of the last second.</param>
/// <param name="UnderWay">Calls that have not been answered yet.</param>
/// <param name="MeteredReadsThisMonth">Successful reads since the first of the month, UTC: what Intuit meters in production.</param>
/// <param name="PausedUntil">When calls begin again after Intuit has asked to slow down; null when they are not paused.</param>
public sealed record GaugeReading(int LastMinute, int PerMinute, int LastSecond, int UnderWay, long MeteredReadsThisMonth, DateTimeOffset? PausedUntil);
