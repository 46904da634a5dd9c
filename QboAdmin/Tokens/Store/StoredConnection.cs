using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>All that Redis holds of the connection, read at one moment.</summary>
internal sealed record StoredConnection
{
    public required StoredValue<AccessToken> AccessToken { get; init; }

    public required StoredValue<RefreshToken> RefreshToken { get; init; }

    public required StoredValue<RealmId> Realm { get; init; }

    public required StoredValue<DateTimeOffset> AccessTokenEndsAt { get; init; }

    /// <summary>QboAdmin's own knowledge; null when Redis has none of it.</summary>
    public required ConnectionMetadata? Metadata { get; init; }

    /// <summary>The newest event as it is stored; null when there is none.</summary>
    public string? NewestEvent { get; init; }

    /// <summary>The server process that answered.</summary>
    public required string RunId { get; init; }

    public KeyConditions Keys => new(AccessToken.Condition, RefreshToken.Condition, Realm.Condition, AccessTokenEndsAt.Condition);

    /// <summary>The set, when all four keys are usable.</summary>
    public TokenSet? Tokens => Keys.IsWhole
        ? new TokenSet(AccessToken.Value!, RefreshToken.Value!, Realm.Value, AccessTokenEndsAt.Value)
        : null;

    /// <summary>What can be handed out, even if the refresh token is missing.</summary>
    public AccessGrant? Grant => AccessToken.IsOk && Realm.IsOk && AccessTokenEndsAt.IsOk
        ? new AccessGrant(AccessToken.Value!, Realm.Value, AccessTokenEndsAt.Value)
        : null;

    /// <summary>
    /// Enough to get a new set without a person: who we are and the right to ask. An unreadable end counts as ended, as it
    /// does for the other programs.
    /// </summary>
    public bool CanRenew => RefreshToken.IsOk && Realm.IsOk;

    /// <summary>
    /// Whether nothing is left that anybody could go by: no refresh token and nothing of ours, but perhaps a key that another program has
    /// written since.
    /// </summary>
    public bool IsBare => RefreshToken.Condition == KeyCondition.Missing && Metadata is null;

    /// <summary>Which connection it is.</summary>
    public ConnectionIdentity Identity
    {
        get
        {
            RealmId? realm = Realm.IsOk ? Realm.Value : null;
            return new ConnectionIdentity(realm, Metadata?.Realm == realm ? Metadata?.ConnectedBy : null);
        }
    }

    /// <summary>When Redis drops the first of the keys that exist; null when none will be dropped.</summary>
    public DateTimeOffset? StoredUntil => new[] { AccessToken.GoneAt, RefreshToken.GoneAt, Realm.GoneAt, AccessTokenEndsAt.GoneAt }.Min();
}
