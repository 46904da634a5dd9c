using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OAuth;

namespace QboAdmin.IntuitSimulator.OpenId;

/// <summary>
/// Discovery and the key set. The documents have Intuit's fields and no others; the addresses lead back to this simulator, as its caller
/// sees it.
/// </summary>
internal sealed class DiscoveryEndpoint(SigningKey key, IOptions<SimulatorOptions> options)
{
    public IntuitAnswer Describe(HttpContext http)
    {
        var root = Address.Root(http.Request, options.Value);
        return new IntuitAnswer(StatusCodes.Status200OK, new JsonObject
        {
            ["issuer"] = IdTokens.Issuer,
            ["authorization_endpoint"] = root + IntuitPaths.Authorize,
            ["token_endpoint"] = root + IntuitPaths.Token,
            ["userinfo_endpoint"] = root + IntuitPaths.UserInfo,
            ["revocation_endpoint"] = root + IntuitPaths.Revoke,
            ["jwks_uri"] = root + IntuitPaths.KeySet,
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            // Intuit does not list its data scopes here.
            ["scopes_supported"] = new JsonArray(Scopes.OpenId, Scopes.Email, Scopes.Profile, Scopes.Address, Scopes.Phone),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
            ["claims_supported"] = new JsonArray("aud", "exp", "iat", "iss", "realmid", "sub"),
        });
    }

    public IntuitAnswer ListKeys() => new(StatusCodes.Status200OK, new JsonObject { ["keys"] = new JsonArray(key.ToJwk()) });
}
