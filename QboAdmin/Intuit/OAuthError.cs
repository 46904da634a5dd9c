using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

/// <summary>What the OAuth endpoints answer when they refuse (RFC 6749, 5.2).</summary>
internal sealed record OAuthError([property: JsonPropertyName("error")] string? Error);
