using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Grants;

namespace QboAdmin.IntuitSimulator.OpenId;

/// <summary>
/// Issues id tokens with Intuit's claims: <c>aud</c> is an array and <c>realmid</c> is lower-case. The issuer stays Intuit's own string,
/// because its SDKs compare it literally.
/// </summary>
internal sealed class IdTokens(SigningKey key, IOptions<SimulatorOptions> options)
{
    public const string Issuer = "https://oauth.platform.intuit.com/op/v1";

    public string Issue(Consent consent, DateTimeOffset now)
    {
        var header = new JsonObject { ["kid"] = key.Id, ["alg"] = "RS256" };
        var claims = new JsonObject { ["sub"] = Person.Subject, ["aud"] = new JsonArray(options.Value.ClientId) };
        if (consent.RealmId is not null) claims["realmid"] = consent.RealmId;
        claims["auth_time"] = consent.At.ToUnixTimeSeconds();
        claims["iss"] = Issuer;
        claims["exp"] = now.ToUnixTimeSeconds() + (long)Lifetimes.AccessToken.TotalSeconds;
        claims["iat"] = now.ToUnixTimeSeconds();

        var unsigned = $"{Encode(header)}.{Encode(claims)}";
        return $"{unsigned}.{Base64Url.EncodeToString(key.Sign(unsigned))}";
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
