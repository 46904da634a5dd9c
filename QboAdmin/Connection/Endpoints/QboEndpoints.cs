using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>The original's HTTP interface, path by path.</summary>
internal static class QboEndpoints
{
    public static void MapQbo(this IEndpointRouteBuilder endpoints)
    {
        var qbo = endpoints.MapGroup("/qbo").WithTags("The connection");

        var status = qbo.MapGroup("").RequireAuthorization(Policies.ReadStatus).AddEndpointFilter(WithoutCache);
        status.MapGet("/auth-status", StatusEndpoints.GetAuthStatus)
            .WithName("GetAuthStatus")
            .WithSummary("Whether QuickBooks can be reached without a person")
            .WithDescription("justConnected is true once, for the browser that has just come back from Intuit; always false for API keys.")
            .WithExample("""{"authenticated":true,"tokenExpiry":1795127311,"justConnected":false}""");
        status.MapGet("/status", StatusEndpoints.GetStatus)
            .WithName("GetStatus")
            .WithSummary("The same, with the company")
            .WithExample("""{"authenticated":true,"realmId":"9341453081276012","tokenExpiry":1795127311,"environment":"sandbox"}""");
        status.MapGet("/environment", StatusEndpoints.GetEnvironment)
            .WithName("GetEnvironment")
            .WithSummary("Sandbox or production, and where its API is")
            .WithExample("""{"environment":"sandbox","apiBaseUrl":"https://sandbox-quickbooks.api.intuit.com/v3/company/","authenticated":true,"realmId":"9341453081276012"}""");

        var operate = qbo.MapGroup("").RequireAuthorization(Policies.Operate);
        operate.MapGet("/authorize", AuthorizeEndpoints.BeginAsync)
            .WithName("Authorize")
            .WithSummary("Leads a browser to Intuit, where a person connects a company")
            .Produces(StatusCodes.Status302Found);
        operate.MapPost("/disconnect", DisconnectEndpoint.DisconnectAsync)
            .WithName("Disconnect")
            .WithSummary("Ends the connection here, on every instance and at Intuit")
            .WithDescription("Works also while Intuit can't be reached; it is then told within ten minutes.")
            .WithExample("""{"success":true,"message":"Disconnected from QuickBooks."}""");
        operate.MapPost("/switch/{id}", SwitchEndpoint.AnswerAsync)
            .WithName("AnswerSwitch")
            .WithSummary("Whether another company takes the place of the connected one")
            .WithDescription("A form with answer=yes or answer=no. The id comes with the question, which waits for ten minutes.")
            .Produces<Answer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

        qbo.MapGet("/callback", AuthorizeEndpoints.CompleteAsync)
            .AllowAnonymous()
            .WithName("Callback")
            .WithSummary("Where Intuit sends the browser back to: code, state, realmId, or error")
            .Produces(StatusCodes.Status302Found)
            .Produces(StatusCodes.Status400BadRequest, contentType: "text/html");
    }

    // True at the moment of asking, and for whoever asked.
    private static ValueTask<object?> WithoutCache(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
