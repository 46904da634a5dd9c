using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using QboAdmin.Redis;

namespace QboAdmin.Connection;

/// <summary>Keeps sets that wait for an answer, encrypted, for ten minutes: in Redis, or in memory while Redis is away.</summary>
internal sealed class PendingStore(RedisConnection redis, RedisKeys keys, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("QboAdmin.PendingConnection");
    private readonly ConcurrentDictionary<string, (byte[] Sealed, DateTimeOffset Until)> _local = new(StringComparer.Ordinal);

    /// <returns>The id to ask for it with.</returns>
    public async Task<string> AddAsync(PendingConnection pending)
    {
        var id = OpaqueId.New();
        var sealedBytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(pending, ConnectionJson.Default.PendingConnection));
        try
        {
            await redis.UseAsync(database => database.StringSetAsync(keys.Pending(OpaqueId.Hash(id)), sealedBytes, RedisKeys.PendingLife))
                .ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            _local[id] = (sealedBytes, time.GetUtcNow() + RedisKeys.PendingLife);
        }

        return id;
    }

    /// <summary>The set, or null when it was answered already or has waited for too long.</summary>
    public Task<PendingConnection?> FindAsync(string id) => ReadAsync(id, take: false);

    /// <summary>The same, and nobody gets it again.</summary>
    public Task<PendingConnection?> TakeAsync(string id) => ReadAsync(id, take: true);

    private async Task<PendingConnection?> ReadAsync(string id, bool take)
    {
        if (!OpaqueId.IsWellFormed(id))
        {
            return null;
        }

        var key = keys.Pending(OpaqueId.Hash(id));
        byte[]? sealedBytes = null;
        try
        {
            sealedBytes = await redis.UseAsync(database => take ? database.StringGetDeleteAsync(key) : database.StringGetAsync(key)).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // It may be in memory.
        }

        if (sealedBytes is null && (take ? _local.TryRemove(id, out var local) : _local.TryGetValue(id, out local)) && local.Until > time.GetUtcNow())
        {
            sealedBytes = local.Sealed;
        }

        return sealedBytes is null ? null : Open(sealedBytes);
    }

    private PendingConnection? Open(byte[] sealedBytes)
    {
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(sealedBytes), ConnectionJson.Default.PendingConnection);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Sealed with a key that was lost, or by another release: as good as expired.
            return null;
        }
    }
}
