using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OpenId;

namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>The token endpoint's wire format: who asks, in which form, and how Intuit words each answer.</summary>
internal sealed class TokenEndpoint(AuthorizationServer server, BasicCredentials credentials, IdTokens idTokens, ILogger<TokenEndpoint> log)
{
    private const int LongestForm = 16 * 1024;
    private const string HardExpiryHeader = "x-include-refresh-token-hard-expires-in";

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (!credentials.AreIn(http.Request)) return OAuthAnswers.InvalidClient();
        if (await RequestBody.ReadFormAsync(http.Request, LongestForm).ConfigureAwait(false) is not { } form)
            return OAuthAnswers.BadRequest("invalid_request");
        // Discovery lists client_secret_post, yet Basic together with body credentials is answered with 401.
        if (form.ContainsKey("client_id") || form.ContainsKey("client_secret")) return OAuthAnswers.InvalidClient();

        var wantsHardExpiry = string.Equals(http.Request.Headers[HardExpiryHeader], "true", StringComparison.OrdinalIgnoreCase);
        return form.Single("grant_type") switch
        {
            null => OAuthAnswers.BadRequest("invalid_request"),
            "authorization_code" => Exchange(form, wantsHardExpiry),
            "refresh_token" => Refresh(form, wantsHardExpiry),
            _ => OAuthAnswers.BadRequest("unsupported_grant_type"),
        };
    }

    private IntuitAnswer Exchange(Dictionary<string, StringValues> form, bool wantsHardExpiry)
    {
        if (form.Single("code") is not { } code || form.Single("redirect_uri") is not { } redirectUri)
            return OAuthAnswers.BadRequest("invalid_request");
        if (server.Exchange(code, redirectUri) is not { } tokens)
        {
            Log.CodeRefused(log);
            return OAuthAnswers.BadRequest("invalid_grant", "Token invalid");
        }
        Log.CodeExchanged(log, tokens.Consent.RealmId);
        return Tokens(tokens, wantsHardExpiry);
    }

    private IntuitAnswer Refresh(Dictionary<string, StringValues> form, bool wantsHardExpiry)
    {
        if (form.Single("refresh_token") is not { } token) return OAuthAnswers.BadRequest("invalid_request");
        if (server.Refresh(token) is not { } tokens)
        {
            Log.RefreshRefused(log, TokenPrint.Short(token));
            return OAuthAnswers.BadRequest("invalid_grant", "Incorrect or invalid refresh token");
        }
        Log.Refreshed(log, tokens.Consent.RealmId, tokens.RefreshToken == token ? "kept" : "replaced");
        return Tokens(tokens, wantsHardExpiry);
    }

    private IntuitAnswer Tokens(IssuedTokens tokens, bool wantsHardExpiry)
    {
        var body = new JsonObject
        {
            ["token_type"] = "bearer",
            ["access_token"] = tokens.AccessToken,
            ["expires_in"] = (long)Lifetimes.AccessToken.TotalSeconds,
            ["refresh_token"] = tokens.RefreshToken,
            ["x_refresh_token_expires_in"] = (long)tokens.RefreshEndsIn.TotalSeconds,
        };
        if (wantsHardExpiry) body["x_refresh_token_hard_expires_in"] = (long)tokens.HardEndsIn.TotalSeconds;
        if (tokens.Consent.Allows(Scopes.OpenId)) body["id_token"] = idTokens.Issue(tokens.Consent, tokens.At);
        return OAuthAnswers.Ok(body);
    }
}
