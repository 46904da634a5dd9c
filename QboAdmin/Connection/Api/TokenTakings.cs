using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using QboAdmin.Audit;
using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Connection;

/// <summary>
/// Records who takes tokens, without drowning the record: a worker asks many times a minute, so only the first taking of each key and
/// address in an hour is listed, once over all instances. The claim lies in Redis for that hour; while Redis is away, each instance lists its
/// own first one. Whoever takes a token never waits for it.
/// </summary>
internal sealed class TokenTakings(RedisConnection redis, RedisKeys keys, AuditLog audit, TimeProvider time)
{
    private const int MaxKnown = 10_000;

    private readonly ConcurrentDictionary<(string Name, string? Address), DateTimeOffset> _quietUntil = new();

    public void Note(Actor by)
    {
        var now = time.GetUtcNow();
        var who = (by.Name, by.Address);
        if (_quietUntil.TryGetValue(who, out var until) && now < until)
        {
            return;
        }

        if (_quietUntil.Count >= MaxKnown)
        {
            _quietUntil.Clear();
        }

        _quietUntil[who] = now + RedisKeys.TokenTakenLife;
        _ = RecordAsync(by);
    }

    private async Task RecordAsync(Actor by)
    {
        if (await IsFirstAsync(by).ConfigureAwait(false))
        {
            await audit.RecordAsync(AuditAction.TakeToken, by, succeeded: true, "the first in an hour; more are not listed").ConfigureAwait(false);
        }
    }

    private async Task<bool> IsFirstAsync(Actor by)
    {
        try
        {
            var who = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{by.Name}\n{by.Address}")).AsSpan(0, 16));
            return await redis.UseAsync(database => database.StringSetAsync(keys.TokenTaken(who), "1", RedisKeys.TokenTakenLife, when: When.NotExists))
                .ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            return true;
        }
    }
}
