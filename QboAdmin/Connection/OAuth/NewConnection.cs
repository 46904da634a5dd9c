using QboAdmin.Intuit;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>What a person's consent at Intuit has brought.</summary>
/// <param name="Company">Null when its name could not be read.</param>
internal sealed record NewConnection(TokenGrant Grant, RealmId Realm, Company? Company, Actor By);
