using System.Collections.Immutable;
using System.Globalization;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Deploy;

/// <summary>
/// Remembers since when each check has its verdict: in Redis, so that it outlives every deploy, and here for while Redis is away.
/// </summary>
internal sealed class SinceLedger(RedisConnection redis, RedisKeys keys)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Verdict Verdict, DateTimeOffset Since)> _known = new(StringComparer.Ordinal);

    /// <summary>The same checks, each with the moment its verdict began.</summary>
    public async Task<ImmutableArray<Check>> DateAsync(ImmutableArray<Check> checks)
    {
        await LearnAsync().ConfigureAwait(false);
        var (dated, changed) = Date(checks);
        if (changed.Length > 0)
        {
            await NoteAsync(changed).ConfigureAwait(false);
        }

        return dated;
    }

    private (ImmutableArray<Check> Dated, HashEntry[] Changed) Date(ImmutableArray<Check> checks)
    {
        var changed = new List<HashEntry>();
        lock (_gate)
        {
            return ([.. checks.Select(DateOne)], [.. changed]);
        }

        Check DateOne(Check check)
        {
            if (_known.TryGetValue(check.Title.Id, out var known) && known.Verdict == check.Verdict)
            {
                return check with { Since = known.Since };
            }

            _known[check.Title.Id] = (check.Verdict, check.At);
            changed.Add(new HashEntry(check.Title.Id, string.Create(CultureInfo.InvariantCulture, $"{check.Verdict}|{check.At.ToUnixTimeMilliseconds()}")));
            return check;
        }
    }

    private async Task LearnAsync()
    {
        try
        {
            var stored = await redis.UseAsync(database => database.HashGetAllAsync(keys.CheckedSince)).ConfigureAwait(false);
            lock (_gate)
            {
                foreach (var entry in stored)
                {
                    if (Read(entry.Value) is { } known)
                    {
                        _known[(string)entry.Name!] = known;
                    }
                }
            }
        }
        catch (RedisFailedException)
        {
            // What is known here serves; the check of Redis itself says what is wrong.
        }
    }

    private async Task NoteAsync(HashEntry[] changed)
    {
        try
        {
            await redis.UseAsync(async database =>
            {
                await database.HashSetAsync(keys.CheckedSince, changed).ConfigureAwait(false);
                return await database.KeyExpireAsync(keys.CheckedSince, RedisKeys.ProofLife).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // As above.
        }
    }

    private static (Verdict Verdict, DateTimeOffset Since)? Read(RedisValue value) =>
        ((string?)value)?.Split('|') is [var verdict, var since]
        && Enum.TryParse<Verdict>(verdict, out var parsed)
        && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds < 10_000_000_000_000
            ? (parsed, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : null;
}
