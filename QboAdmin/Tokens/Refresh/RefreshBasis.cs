using System.Collections.Immutable;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>What a refresh starts from, fixed before Intuit is asked: whatever changes meanwhile, its answer belongs to this.</summary>
internal sealed record RefreshBasis
{
    private RefreshBasis(RefreshToken used, RealmId realm, TokenOrigin origin, ImmutableHashSet<RefreshToken> ancestors, StoredConnection? underLock) =>
        (Used, Realm, Origin, Ancestors, UnderLock) = (used, realm, origin, ancestors.Add(used), underLock);

    /// <summary>The refresh token that is sent.</summary>
    public RefreshToken Used { get; }

    public RealmId Realm { get; }

    /// <summary>Where the answer will come from.</summary>
    public TokenOrigin Origin { get; }

    /// <summary>All refresh tokens used up on the way, <see cref="Used"/> included.</summary>
    public ImmutableHashSet<RefreshToken> Ancestors { get; }

    /// <summary>Redis as it was read under the lock; null when there is no lock.</summary>
    public StoredConnection? UnderLock { get; }

    /// <summary>The set in Redis, read under the lock.</summary>
    public static RefreshBasis Locked(StoredConnection stored) =>
        new(stored.RefreshToken.Value!, stored.Realm.Value, new TokenOrigin.Refresh(stored), [], stored);

    /// <summary>A set that exists in this process alone: nobody else can refresh it.</summary>
    public static RefreshBasis Unsaved(UnsavedTokens unsaved) =>
        new(unsaved.Tokens.RefreshToken, unsaved.Tokens.Realm, unsaved.Origin, unsaved.Ancestors, null);

    /// <summary>The set as it was last read, without Redis and its lock: an Operator's decision.</summary>
    public static RefreshBasis Alone(StoredConnection known) =>
        new(known.RefreshToken.Value!, known.Realm.Value, new TokenOrigin.Refresh(known), [], null);
}
