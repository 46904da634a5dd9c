using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Receipts;

/// <summary>Whose books are connected. Ids of one company mean nothing in another's, so a draft never leaves its company.</summary>
internal interface IBooksOwner
{
    /// <summary>Null while no company is connected.</summary>
    RealmId? Realm { get; }
}

/// <inheritdoc/>
internal sealed class ConnectedBooks(ConnectionFeed feed) : IBooksOwner
{
    public RealmId? Realm => feed.Current.Realm;
}
