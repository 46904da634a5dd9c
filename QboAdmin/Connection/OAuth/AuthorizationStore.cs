using System.Collections.Concurrent;
using System.Text.Json;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Connection;

/// <summary>
/// The sign-ins at Intuit that are under way, under the hash of their state: in Redis, so that the callback may reach another instance,
/// and in memory, so that it works without Redis.
/// </summary>
internal sealed class AuthorizationStore(RedisConnection redis, RedisKeys keys, TimeProvider time)
{
    private const int MaxInMemory = 1_000;

    private readonly ConcurrentDictionary<string, Authorization> _local = new(StringComparer.Ordinal);

    public async Task AddAsync(string stateHash, Authorization authorization)
    {
        RemoveOld();
        _local[stateHash] = authorization;
        await WithRedisAsync(database => database.StringSetAsync(keys.Authorization(stateHash), Write(authorization), RedisKeys.AuthorizationLife))
            .ConfigureAwait(false);
    }

    /// <summary>The sign-in, or null when there is none or it is too old.</summary>
    public async Task<Authorization?> FindAsync(string stateHash)
    {
        var local = _local.GetValueOrDefault(stateHash);
        var shared = await ReadAsync(stateHash).ConfigureAwait(false);

        // Where they differ, the one that has come further is true.
        var found = shared is { Result: not null } ? shared
            : local is { ClaimedWith: not null } ? local
            : shared ?? local;
        return found is not null && time.GetUtcNow() - found.AskedAt < RedisKeys.AuthorizationLife ? found : null;
    }

    /// <summary>Takes the sign-in for the first answer of Intuit. Of all callers on all instances, one gets true.</summary>
    public async Task<bool> TryClaimAsync(string stateHash, Authorization unclaimed, string codeHash)
    {
        var claimed = unclaimed with { ClaimedWith = codeHash };
        var wonHere = _local.TryGetValue(stateHash, out var local)
            ? local.ClaimedWith is null && _local.TryUpdate(stateHash, claimed, local)
            : _local.TryAdd(stateHash, claimed);
        if (!wonHere)
        {
            return false;
        }

        var won = await WithRedisAsync(async database =>
        {
            var key = keys.Authorization(stateHash);
            var transaction = database.CreateTransaction();
            transaction.AddCondition(Condition.StringEqual(key, Write(unclaimed)));
            _ = transaction.StringSetAsync(key, Write(claimed), Remaining(claimed));
            return await transaction.ExecuteAsync().ConfigureAwait(false) || !await database.KeyExistsAsync(key).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return won ?? true;
    }

    public async Task FinishAsync(string stateHash, Authorization claimed, CallbackResult result)
    {
        var finished = claimed with { Result = result };
        _local[stateHash] = finished;
        await WithRedisAsync(database => database.StringSetAsync(keys.Authorization(stateHash), Write(finished), Remaining(finished)))
            .ConfigureAwait(false);
    }

    private async Task<Authorization?> ReadAsync(string stateHash)
    {
        var stored = await WithRedisAsync(database => database.StringGetAsync(keys.Authorization(stateHash))).ConfigureAwait(false);
        return stored is { IsNullOrEmpty: false } json ? Parse((byte[])json!) : null;
    }

    private static Authorization? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ConnectionJson.Default.Authorization);
        }
        catch (JsonException)
        {
            // Not what any release wrote, or one that knows more results: as good as none.
            return null;
        }
    }

    private TimeSpan Remaining(Authorization authorization)
    {
        var remaining = authorization.AskedAt + RedisKeys.AuthorizationLife - time.GetUtcNow();
        return remaining > TimeSpan.FromSeconds(1) ? remaining : TimeSpan.FromSeconds(1);
    }

    private async Task<T?> WithRedisAsync<T>(Func<IDatabase, Task<T>> use)
        where T : struct
    {
        try
        {
            return await redis.UseAsync(use).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            return null;
        }
    }

    private void RemoveOld()
    {
        var now = time.GetUtcNow();
        foreach (var (hash, authorization) in _local)
        {
            if (now - authorization.AskedAt >= RedisKeys.AuthorizationLife || _local.Count > MaxInMemory)
            {
                _local.TryRemove(hash, out _);
            }
        }
    }

    private static string Write(Authorization authorization) => JsonSerializer.Serialize(authorization, ConnectionJson.Default.Authorization);
}
