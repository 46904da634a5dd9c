using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>Which company is connected now: as Redis has it, or as this process knows it where Redis can't be asked or told.</summary>
internal sealed class PresentConnection(ITokenStore store, TokenMemory memory)
{
    /// <summary>The connected company; null when there is none, or nobody can say which.</summary>
    public async Task<PresentCompany?> FindAsync()
    {
        StoredConnection? stored;
        try
        {
            stored = await store.ReadAsync().ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            stored = memory.State.Stored;
        }

        if (memory.State.Unsaved is { Tokens: var unsaved })
        {
            return new PresentCompany(unsaved.Realm, NameOf(unsaved.Realm, stored), unsaved.RefreshToken);
        }

        return RealmOf(stored) is { } realm ? new PresentCompany(realm, NameOf(realm, stored), stored!.RefreshToken.Value) : null;
    }

    // With its key gone, the company of what is left is the one that was noted.
    private static RealmId? RealmOf(StoredConnection? stored) =>
        stored is { Realm: { IsOk: true, Value: var realm } } ? realm
        : stored is { Keys.IsEmpty: false } ? stored.Metadata?.Realm
        : null;

    private string? NameOf(RealmId realm, StoredConnection? stored)
    {
        var metadata = new[] { stored?.Metadata, memory.State.Metadata };
        return metadata.FirstOrDefault(known => known?.Realm == realm)?.Company?.Name;
    }
}

/// <summary>The connected company.</summary>
/// <param name="Name">Null when it is not known.</param>
/// <param name="RefreshToken">What its grant can be revoked with; null when that is missing.</param>
internal sealed record PresentCompany(RealmId Realm, string? Name, RefreshToken? RefreshToken);
