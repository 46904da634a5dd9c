using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

/// <summary>The body of a revoke. Not a record: it would print itself.</summary>
internal sealed class RevokeRequest(string token)
{
    [JsonPropertyName("token")]
    public string Token { get; } = token;
}
