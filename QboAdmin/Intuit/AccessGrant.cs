using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>The right to call QuickBooks for one company, until it ends.</summary>
internal sealed record AccessGrant(AccessToken Token, RealmId Realm, DateTimeOffset EndsAt);
