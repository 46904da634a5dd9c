using System.Text.Json;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>
/// Revocation, with a JSON body as documented or a form as node-quickbooks sends it. Wrong credentials are a 400 here, not a 401: SDKs
/// read the error from a 400 only.
/// </summary>
internal sealed class RevokeEndpoint(AuthorizationServer server, BasicCredentials credentials, ILogger<RevokeEndpoint> log)
{
    private const int LongestBody = 16 * 1024;

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (!credentials.AreIn(http.Request)) return OAuthAnswers.BadRequest("invalid_client");
        if (await ReadTokenAsync(http.Request).ConfigureAwait(false) is not { } token) return OAuthAnswers.BadRequest("invalid_request");
        if (!server.Revoke(token)) return OAuthAnswers.BadRequest("invalid_grant", "Token invalid");
        Log.Revoked(log);
        return new IntuitAnswer(StatusCodes.Status200OK);
    }

    private static async Task<string?> ReadTokenAsync(HttpRequest request)
    {
        if (await RequestBody.ReadTextAsync(request, LongestBody).ConfigureAwait(false) is not { } text) return null;
        return RequestBody.IsForm(request) ? RequestBody.ParseForm(text)?.Single("token") : TokenInJson(text);
    }

    private static string? TokenInJson(string text)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            return body.RootElement is { ValueKind: JsonValueKind.Object } fields
                && fields.TryGetProperty("token", out var token)
                && token.ValueKind == JsonValueKind.String
                && token.GetString() is { Length: > 0 } value ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
