using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>The answers of the token and revocation endpoints: never cached, errors in OAuth's own shape.</summary>
internal static class OAuthAnswers
{
    private static readonly (string, string)[] NeverCached =
        [(HeaderNames.CacheControl, "no-cache, no-store"), (HeaderNames.Pragma, "no-cache")];

    public static IntuitAnswer Ok(JsonObject body) => new(StatusCodes.Status200OK, body) { Headers = NeverCached };

    public static IntuitAnswer Error(int status, string error, string? description = null)
    {
        var body = new JsonObject { ["error"] = error };
        if (description is not null) body["error_description"] = description;
        return new IntuitAnswer(status, body)
        {
            Headers = status == StatusCodes.Status401Unauthorized ? [.. NeverCached, BasicCredentials.Challenge] : NeverCached,
        };
    }

    public static IntuitAnswer BadRequest(string error, string? description = null) =>
        Error(StatusCodes.Status400BadRequest, error, description);

    public static IntuitAnswer InvalidClient() => Error(StatusCodes.Status401Unauthorized, "invalid_client");
}
