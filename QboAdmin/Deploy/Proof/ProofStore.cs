using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Deploy;

/// <summary>The proofs of the releases of the last thirty days, and what the tokens looked like last: in Redis, for all instances.</summary>
internal sealed class ProofStore(RedisConnection redis, RedisKeys keys, TimeProvider time)
{
    /// <summary>Newest first.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<ImmutableArray<ReleaseProof>> ReadAsync() => redis.UseAsync<ImmutableArray<ReleaseProof>>(async database =>
    {
        var stored = await database.HashGetAllAsync(keys.Proofs).ConfigureAwait(false);
        return
        [
            .. stored.Select(entry => Read(entry.Value, ProofJson.Default.ReleaseProof))
                .OfType<ReleaseProof>()
                .Where(proof => time.GetUtcNow() - proof.AppearedAt < RedisKeys.ProofLife)
                .OrderByDescending(proof => proof.Number),
        ];
    });

    /// <summary>Adds a proof, unless another instance has taken its number.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<bool> AddAsync(ReleaseProof proof) => redis.UseAsync(async database =>
    {
        await RemoveOldAsync(database).ConfigureAwait(false);
        var isAdded = await database.HashSetAsync(keys.Proofs, proof.Number, Write(proof), When.NotExists).ConfigureAwait(false);
        await database.KeyExpireAsync(keys.Proofs, RedisKeys.ProofLife).ConfigureAwait(false);
        return isAdded;
    });

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task UpdateAsync(ReleaseProof proof) => redis.UseAsync(database => database.HashSetAsync(keys.Proofs, proof.Number, Write(proof)));

    /// <summary>Notes who has looked at a release and found it good. The first signature stays.</summary>
    /// <returns>The proof as signed; null when it is not kept any more.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task<ReleaseProof?> SignAsync(long number, string by)
    {
        var proof = (await ReadAsync().ConfigureAwait(false)).FirstOrDefault(kept => kept.Number == number);
        if (proof is null or { SignedBy: not null })
        {
            return proof;
        }

        proof = proof with { SignedBy = by, SignedAt = time.GetUtcNow() };
        await UpdateAsync(proof).ConfigureAwait(false);
        return proof;
    }

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task<TokenFacts?> ReadFactsAsync() => redis.UseAsync(async database =>
        Read(await database.StringGetAsync(keys.ReleaseFacts).ConfigureAwait(false), ProofJson.Default.TokenFacts));

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public Task WriteFactsAsync(TokenFacts facts) => redis.UseAsync(database =>
        database.StringSetAsync(keys.ReleaseFacts, JsonSerializer.Serialize(facts, ProofJson.Default.TokenFacts), RedisKeys.ConnectionLife));

    private async Task RemoveOldAsync(IDatabase database)
    {
        var stored = await database.HashGetAllAsync(keys.Proofs).ConfigureAwait(false);
        var old = stored.Where(entry => Read(entry.Value, ProofJson.Default.ReleaseProof) is not { } proof || time.GetUtcNow() - proof.AppearedAt >= RedisKeys.ProofLife)
            .Select(entry => entry.Name)
            .Concat(stored.Select(entry => entry.Name).OrderByDescending(name => (long)name).Skip(RedisKeys.MaxProofs - 1))
            .Distinct()
            .ToArray();
        if (old.Length > 0)
        {
            await database.HashDeleteAsync(keys.Proofs, old).ConfigureAwait(false);
        }
    }

    private static string Write(ReleaseProof proof) => JsonSerializer.Serialize(proof, ProofJson.Default.ReleaseProof);

    private static T? Read<T>(RedisValue value, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return value.IsNull ? null : JsonSerializer.Deserialize((byte[])value!, type);
        }
        catch (JsonException)
        {
            // Written by a release that says it differently.
            return null;
        }
    }
}
