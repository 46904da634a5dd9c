using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>A grant that Intuit is still to be told to end.</summary>
/// <param name="Realm">Its company; null when that was not known.</param>
/// <param name="Disconnected">The disconnect it belongs to; null when another company took its place.</param>
internal sealed record PendingRevoke(RefreshToken RefreshToken, RealmId? Realm, DisconnectedBy? Disconnected);
