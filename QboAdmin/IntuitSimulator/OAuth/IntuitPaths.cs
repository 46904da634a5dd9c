namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>Intuit's own paths, spread over five hosts in reality and gathered under one here.</summary>
internal static class IntuitPaths
{
    public const string Authorize = "/connect/oauth2";
    public const string Token = "/oauth2/v1/tokens/bearer";
    public const string Revoke = "/v2/oauth2/tokens/revoke";
    public const string KeySet = "/op/v1/jwks";
    public const string UserInfo = "/v1/openid_connect/userinfo";
    public const string Company = "/v3/company";

    /// <summary>Every spelling that a client in use asks for. Routing takes each with and without a trailing slash.</summary>
    public static IReadOnlyList<string> Discovery { get; } =
    [
        "/.well-known/openid_sandbox_configuration",
        "/.well-known/openid-sandbox-configuration",
        "/.well-known/openid_configuration",
        "/.well-known/openid-configuration",
    ];
}
