using QboAdmin.IntuitSimulator.Accounting;
using QboAdmin.IntuitSimulator.Faults;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.OAuth;
using QboAdmin.IntuitSimulator.OpenId;
using QboAdmin.IntuitSimulator.Pages;

namespace QboAdmin.IntuitSimulator;

/// <summary>The route table of Intuit's own paths. Filters run in the order in which they are added.</summary>
internal static class SimulatorRoutes
{
    public static void MapOAuth(this RouteGroupBuilder all)
    {
        var oauth = all.MapGroup("").AddEndpointFilter<FaultFilter>();
        foreach (var path in IntuitPaths.Discovery)
            oauth.MapGet(path, (HttpContext http, DiscoveryEndpoint discovery) => discovery.Describe(http));
        oauth.MapGet(IntuitPaths.KeySet, (DiscoveryEndpoint discovery) => discovery.ListKeys());
        oauth.MapGet(IntuitPaths.Authorize, (HttpContext http, AuthorizeEndpoint authorize) => authorize.Ask(http));
        oauth.MapPost(IntuitPaths.Authorize, (HttpContext http, AuthorizeEndpoint authorize) => authorize.DecideAsync(http));
        oauth.MapPost(IntuitPaths.Token, (HttpContext http, TokenEndpoint token) => token.AnswerAsync(http));
        oauth.MapPost(IntuitPaths.Revoke, (HttpContext http, RevokeEndpoint revoke) => revoke.AnswerAsync(http));
        oauth.MapGet(IntuitPaths.UserInfo, (HttpContext http, UserInfoEndpoint userInfo) => userInfo.Answer(http));
    }

    public static void MapAccounting(this RouteGroupBuilder all)
    {
        var api = all.MapGroup($"{IntuitPaths.Company}/{{realmId}}")
            .AddEndpointFilter<ApiCallCounter>()
            .AddEndpointFilter<ThrottleFilter>()
            .AddEndpointFilter<FaultFilter>()
            .AddEndpointFilter<GatewayFilter>();
        api.MapGet("/companyinfo/{id}", (string realmId, string id, CompanyInfoEndpoint companyInfo) => companyInfo.Read(realmId, id));
        api.MapGet("/query", (HttpRequest request, string realmId, QueryEndpoint query) => query.Get(request, realmId));
        api.MapPost("/query", (HttpRequest request, string realmId, QueryEndpoint query) => query.PostAsync(request, realmId));
        api.MapGet("/preferences", (string realmId, EntityEndpoint entities) => entities.ReadPreferences(realmId));
        api.MapGet("/cdc", (HttpRequest request, string realmId, ChangesEndpoint changes) => changes.Read(request, realmId));
        api.MapPost("/batch", (HttpRequest request, string realmId, BatchEndpoint batch) => batch.RunAsync(request, realmId));
        api.MapGet("/salesreceipt/{id}/pdf", (string realmId, string id, ReceiptEndpoint receipts) => receipts.Print(realmId, id));
        api.MapPost("/salesreceipt/{id}/send", (HttpRequest request, string realmId, string id, ReceiptEndpoint receipts) => receipts.Send(request, realmId, id));
        api.MapGet("/{resource:alpha}/{id}", (string realmId, string resource, string id, EntityEndpoint entities) => entities.Read(realmId, resource, id));
        api.MapPost("/{resource:alpha}", (HttpRequest request, string realmId, string resource, EntityEndpoint entities) =>
            entities.WriteAsync(request, realmId, resource));
        api.Map("/{**operation}", (string? operation, ApiAnswers answers) => answers.UnsupportedOperation(operation ?? ""));
    }

    public static void MapRest(this RouteGroupBuilder all, SimulatorOptions options)
    {
        all.MapGet("/", (HttpRequest request) => TypedResults.Redirect($"{Address.Path(request, options)}/control"));
        all.MapGet(Stylesheet.Path, Stylesheet.Serve);
        // After everything else, the host's own endpoints included.
        all.Map("/{**path}", () => new IntuitAnswer(StatusCodes.Status404NotFound))
            .AddEndpointFilter<FaultFilter>()
            .WithOrder(int.MaxValue);
    }
}
