using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// What was known of a set when QboAdmin saved it. When the marks are not those of the keys, another program has written since,
/// and the ends of its refresh token are unknown.
/// </summary>
/// <param name="AccessToken">The mark of the access token.</param>
/// <param name="RefreshToken">The mark of the refresh token.</param>
/// <param name="AccessTokenLife">How long the access token lives from its issue.</param>
/// <param name="RefreshTokenEndsAt">When the refresh token ends if it is not used before; null when Intuit did not say.</param>
/// <param name="HardEndsAt">Intuit's hard end, which no refresh moves; null when Intuit did not say.</param>
public sealed record IssuedTokens(
    Fingerprint AccessToken,
    Fingerprint RefreshToken,
    TimeSpan AccessTokenLife,
    DateTimeOffset? RefreshTokenEndsAt = null,
    DateTimeOffset? HardEndsAt = null);
