using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OAuth;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>
/// Stands before the Accounting API: a token that is not worth anything is a 401, one that is worth something elsewhere (another realm,
/// no accounting scope) a 403.
/// </summary>
internal sealed class GatewayFilter(AuthorizationServer server, GatewayAnswers answers) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var token = BearerToken.From(http.Request) ?? "";
        var check = server.Check(token);
        if (!check.IsValid) return ValueTask.FromResult<object?>(answers.Unauthenticated(Detail(check.Verdict, token)));

        var isHere = check.Consent.RealmId == http.Request.RouteValues["realmId"] as string && check.Consent.Allows(Scopes.Accounting);
        return isHere ? next(context) : ValueTask.FromResult<object?>(answers.Forbidden());
    }

    // Intuit prints a short handle of the token here; ours is made from a hash of it.
    private static string Detail(AccessVerdict verdict, string token) => verdict switch
    {
        AccessVerdict.Malformed => "Malformed bearer token: too short or too long",
        AccessVerdict.Revoked => $"Token revoked: AB0{TokenPrint.Hash(token)[..24]}",
        _ => $"Token expired: AB0{TokenPrint.Hash(token)[..24]}",
    };
}
