using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.Grants;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.Pages;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.OAuth;

/// <summary>Asks the person for consent and sends the browser back to the app. A request that can't be trusted goes nowhere.</summary>
internal sealed class AuthorizeEndpoint(
    AuthorizationServer server, SimulatorClock clock, IOptions<SimulatorOptions> options, ILogger<AuthorizeEndpoint> log)
{
    private const int LongestForm = 64 * 1024;

    public IResult Ask(HttpContext http)
    {
        var request = AuthorizeRequest.Parse(http.Request.QueryString.ToString().TrimStart('?'));
        return Screen(http, request) ?? Page.Show<ConsentPage>(http, StatusCodes.Status200OK, new()
        {
            [nameof(ConsentPage.Query)] = request.Query,
            [nameof(ConsentPage.AppHost)] = new Uri(request.RedirectUri!).Authority,
            [nameof(ConsentPage.Scopes)] = Scopes.Parse(request.Scope),
        });
    }

    public async Task<IResult> DecideAsync(HttpContext http)
    {
        if (await RequestBody.ReadFormAsync(http.Request, LongestForm).ConfigureAwait(false) is not { } form)
            return Sorry(http, "The consent form could not be read.");
        var request = AuthorizeRequest.Parse(form.Single("request") ?? "");
        if (Screen(http, request) is { } refusal) return refusal;
        return form.Single("decision") switch
        {
            "deny" => Back(request.Return("error", "access_denied")),
            // A form sent without a button counts as sent by its first one, as when Enter is pressed in a browser.
            "connect" or null => Connect(http, request, form.Single("realm_id")),
            _ => Sorry(http, "The consent form was sent with a button it does not have."),
        };
    }

    private IResult Connect(HttpContext http, AuthorizeRequest request, string? realmId)
    {
        var scopes = Scopes.Parse(request.Scope)!;
        var company = Scopes.ConcernCompany(scopes) ? CompanyList.Find(realmId) : null;
        if (company is null && Scopes.ConcernCompany(scopes)) return Sorry(http, "There is no such company.");
        var code = server.IssueCode(new Consent(request.ClientId!, request.RedirectUri!, scopes, company?.RealmId, clock.Now));
        Log.ConsentGiven(log, company?.Name ?? "no company", company?.RealmId);
        return Back(request.Return("code", code, company?.RealmId));
    }

    private IResult? Screen(HttpContext http, AuthorizeRequest request)
    {
        if (request.Refusal(options.Value.ClientId) is { } refusal) return Sorry(http, refusal);
        return request.Error is { } error ? Back(request.Return("error", error)) : null;
    }

    // Not the framework's redirect: that one logs where to, and the code is in it.
    private static IntuitAnswer Back(string url) => new(StatusCodes.Status302Found) { Headers = [(HeaderNames.Location, url)] };

    private static RazorComponentResult<SorryPage> Sorry(HttpContext http, string reason) =>
        Page.Show<SorryPage>(http, StatusCodes.Status400BadRequest, new()
        {
            [nameof(SorryPage.Reason)] = reason,
            [nameof(SorryPage.IsRefusal)] = true,
        });
}
