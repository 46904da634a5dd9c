using QboAdmin.Access.KeyRing;
using QboAdmin.Deploy;
using QboAdmin.Redis;

namespace QboAdmin.Hosting;

/// <summary>Whether this release will be able to read the key ring that the present one keeps in Redis. If not, everybody is signed out.</summary>
internal sealed class StoredKeyRingCheck(RedisConnection redis, KeySeal seal) : ICheck
{
    public CheckTitle Title { get; } = new("stored-key-ring", CheckGroup.Redis, "Key ring readable");

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stored = await redis.UseAsync(database => database.HashGetAllAsync(RedisKeys.DataProtectionKeys)).ConfigureAwait(false);
            var readable = stored.Count(entry => seal.TryOpen((string)entry.Name!, (byte[])entry.Value!, out _));
            const string Advice = "They were sealed with another QBO_CLIENT_SECRET; the sign-ins they made are void. Set the secret that the running instances have.";
            return stored.Length == 0 ? Finding.Green("none yet", "made at the first start")
                : readable == stored.Length ? Finding.Green($"{readable} of {stored.Length}")
                : readable > 0 ? Finding.Amber($"{readable} of {stored.Length}", Advice)
                : Finding.Red($"{readable} of {stored.Length}", Advice);
        }
        catch (RedisFailedException)
        {
            return Finding.Unknown("Redis is away");
        }
    }
}
