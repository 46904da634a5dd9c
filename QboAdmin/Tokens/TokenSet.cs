using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>The four values of the contract, whole and usable. The end is to the second, as it is stored.</summary>
internal sealed record TokenSet(AccessToken AccessToken, RefreshToken RefreshToken, RealmId Realm, DateTimeOffset AccessTokenEndsAt);
