using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

/// <summary>What both token grants answer (Intuit, OAuth 2.0 reference). Numbers were seen in quotes. Not a record: it would print itself.</summary>
internal sealed class TokenResponse
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName("expires_in")]
    public long? ExpiresIn { get; init; }

    [JsonPropertyName("x_refresh_token_expires_in")]
    public long? RefreshTokenExpiresIn { get; init; }

    [JsonPropertyName("x_refresh_token_hard_expires_in")]
    public long? RefreshTokenHardExpiresIn { get; init; }
}
