using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OAuth;

namespace QboAdmin.IntuitSimulator.OpenId;

/// <summary>Describes the person who consented, in Intuit's camel-case names rather than OpenID's; each scope adds its fields.</summary>
internal sealed class UserInfoEndpoint(AuthorizationServer server)
{
    public IntuitAnswer Answer(HttpContext http)
    {
        var check = server.Check(BearerToken.From(http.Request) ?? "");
        if (!check.IsValid) return Refuse(StatusCodes.Status401Unauthorized, "invalid_token");
        if (!check.Consent.Allows(Scopes.OpenId)) return Refuse(StatusCodes.Status403Forbidden, "insufficient_scope");

        var body = new JsonObject { ["sub"] = Person.Subject };
        if (check.Consent.Allows(Scopes.Email)) Add(body, ("email", Person.Email), ("emailVerified", true));
        if (check.Consent.Allows(Scopes.Profile)) Add(body, ("givenName", Person.GivenName), ("familyName", Person.FamilyName));
        if (check.Consent.Allows(Scopes.Phone)) Add(body, ("phoneNumber", Person.Phone), ("phoneNumberVerified", false));
        if (check.Consent.Allows(Scopes.Address)) Add(body, ("address", AddressOf(Person.Address)));
        return new IntuitAnswer(StatusCodes.Status200OK, body);
    }

    private static void Add(JsonObject body, params ReadOnlySpan<(string Name, JsonNode Value)> fields)
    {
        foreach (var (name, value) in fields) body[name] = value;
    }

    private static JsonObject AddressOf(PostalAddress address) => new()
    {
        ["streetAddress"] = address.Street,
        ["locality"] = address.City,
        ["region"] = address.State,
        ["postalCode"] = address.PostalCode,
        ["country"] = "US",
    };

    private static IntuitAnswer Refuse(int status, string error) => new(status, new JsonObject { ["error"] = error })
    {
        Headers = [(HeaderNames.WWWAuthenticate, BearerToken.Challenge(error))],
    };
}
