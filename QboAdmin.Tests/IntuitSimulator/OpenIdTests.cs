using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace QboAdmin.Tests.IntuitSimulator;

public sealed class OpenIdTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/.well-known/openid_sandbox_configuration")]
    [InlineData("/.well-known/openid_sandbox_configuration/")]
    [InlineData("/.well-known/openid-sandbox-configuration")]
    [InlineData("/.well-known/openid-sandbox-configuration/")]
    [InlineData("/.well-known/openid_configuration")]
    [InlineData("/.well-known/openid_configuration/")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/openid-configuration/")]
    public async Task Discovery_has_every_spelling_without_a_redirect(string path)
    {
        await using var intuit = await SimulatorHost.StartAsync();

        using var response = await intuit.Http.GetAsync(intuit.Root + path, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var document = (await response.ReadJsonAsync()).AsObject();
        document.Count.ShouldBe(12);
        ((string)document["issuer"]!).ShouldBe("https://oauth.platform.intuit.com/op/v1");
        ((string)document["authorization_endpoint"]!).ShouldBe($"{intuit.Root}/connect/oauth2");
        ((string)document["token_endpoint"]!).ShouldBe($"{intuit.Root}/oauth2/v1/tokens/bearer");
        ((string)document["revocation_endpoint"]!).ShouldBe($"{intuit.Root}/v2/oauth2/tokens/revoke");
        ((string)document["userinfo_endpoint"]!).ShouldBe($"{intuit.Root}/v1/openid_connect/userinfo");
        ((string)document["jwks_uri"]!).ShouldBe($"{intuit.Root}/op/v1/jwks");
        document["scopes_supported"]!.ToJsonString().ShouldBe("""["openid","email","profile","address","phone"]""");
    }

    [Fact]
    public async Task Everything_works_below_a_prefix_and_discovery_says_so()
    {
        await using var intuit = await SimulatorHost.StartAsync(prefix: "/simulator");

        var document = await intuit.GetJsonAsync("/.well-known/openid_sandbox_configuration/");
        var tokens = await intuit.ConnectAsync();

        ((string)document["token_endpoint"]!).ShouldBe($"{intuit.Root}/oauth2/v1/tokens/bearer");
        intuit.Root.ShouldEndWith("/simulator");
        (await intuit.StatusOfApiAsync(tokens.Access)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Discovery_takes_scheme_and_host_from_the_request()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{intuit.Root}/.well-known/openid_configuration");
        request.Headers.Host = "intuit.localhost:5055";

        using var response = await intuit.Http.SendAsync(request, Cancelled);

        ((string)(await response.ReadJsonAsync())["token_endpoint"]!).ShouldBe("http://intuit.localhost:5055/oauth2/v1/tokens/bearer");
    }

    [Fact]
    public async Task Id_token_carries_intuits_claims_and_verifies_with_the_published_key()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync(The.Everything);
        var parts = ((string)tokens.Json["id_token"]!).Split('.');
        var header = Decode(parts[0]);
        var claims = Decode(parts[1]);

        var now = The.Now.ToUnixTimeSeconds();
        claims.Select(claim => claim.Key).ShouldBe(["sub", "aud", "realmid", "auth_time", "iss", "exp", "iat"]);
        claims["aud"]!.ToJsonString().ShouldBe($"""["{The.ClientId}"]""");
        Guid.TryParse((string)claims["sub"]!, out _).ShouldBeTrue();
        ((string)claims["realmid"]!).ShouldBe(The.Realm);
        ((string)claims["iss"]!).ShouldBe("https://oauth.platform.intuit.com/op/v1");
        ((long)claims["iat"]!).ShouldBe(now);
        ((long)claims["exp"]!).ShouldBe(now + 3600);
        ((long)claims["auth_time"]!).ShouldBe(now);

        var key = (await intuit.GetJsonAsync("/op/v1/jwks"))["keys"]!.AsArray().Single()!.AsObject();
        ((string)key["kid"]!).ShouldBe((string)header["kid"]!);
        ((string)key["alg"]!).ShouldBe("RS256");
        ((string)key["use"]!).ShouldBe("sig");
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars((string)key["n"]!),
            Exponent = Base64Url.DecodeFromChars((string)key["e"]!),
        });
        rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1).ShouldBeTrue();
    }

    [Fact]
    public async Task User_info_has_intuits_names_and_follows_the_scopes()
    {
        await using var intuit = await SimulatorHost.StartAsync();

        var full = await UserInfoAsync(intuit, await intuit.ConnectAsync(The.Everything));
        var bare = await UserInfoAsync(intuit, await intuit.ConnectAsync("openid"));

        full.Select(field => field.Key).ShouldBe(
            ["sub", "email", "emailVerified", "givenName", "familyName", "phoneNumber", "phoneNumberVerified", "address"]);
        full["emailVerified"]!.ToJsonString().ShouldBe("true");
        full["address"]!.AsObject().Select(field => field.Key).ShouldBe(["streetAddress", "locality", "region", "postalCode", "country"]);
        bare.Select(field => field.Key).ShouldBe(["sub"]);
    }

    [Fact]
    public async Task User_info_refuses_a_bad_token_and_one_without_openid()
    {
        await using var intuit = await SimulatorHost.StartAsync();
        var tokens = await intuit.ConnectAsync();

        (await AskAsync(intuit, "nonsense")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync(intuit, tokens.Access)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<JsonObject> UserInfoAsync(SimulatorHost intuit, Tokens tokens) =>
        (await (await AskAsync(intuit, tokens.Access)).ReadJsonAsync()).AsObject();

    private static Task<HttpResponseMessage> AskAsync(SimulatorHost intuit, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{intuit.Root}/v1/openid_connect/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return intuit.Http.SendAsync(request, Cancelled);
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
}
