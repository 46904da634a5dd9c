using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>Tokens as Intuit issued them, with ends counted from the moment the request was sent.</summary>
internal sealed record TokenGrant
{
    public required AccessToken AccessToken { get; init; }

    public required RefreshToken RefreshToken { get; init; }

    public required TimeSpan AccessTokenLife { get; init; }

    public required DateTimeOffset AccessTokenEndsAt { get; init; }

    /// <summary>From <c>x_refresh_token_expires_in</c>; null when Intuit did not say.</summary>
    public DateTimeOffset? RefreshTokenEndsAt { get; init; }

    /// <summary>From <c>x_refresh_token_hard_expires_in</c>; null when Intuit did not say.</summary>
    public DateTimeOffset? HardEndsAt { get; init; }

    public string? IntuitTid { get; init; }

    public required int Milliseconds { get; init; }
}
