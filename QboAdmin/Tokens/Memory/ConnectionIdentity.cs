using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Which connection a set belongs to: refreshing does not change it, connecting anew does. Told by who made it and when, because clocks of
/// instances differ and versions start again with an emptied Redis.
/// </summary>
/// <param name="Realm">The company; null when unknown.</param>
/// <param name="ConnectedBy">Who connected it; null when another program did, or nobody knows.</param>
internal sealed record ConnectionIdentity(RealmId? Realm, ConnectedBy? ConnectedBy);
