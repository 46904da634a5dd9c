using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>The original's HTTP interface, path by path.</summary>
internal static class QboEndpoints
{
    public static void MapQbo(this IEndpointRouteBuilder endpoints)
    {
        var qbo = endpoints.MapGroup("/qbo");

        var status = qbo.MapGroup("").RequireAuthorization(Policies.ReadStatus).AddEndpointFilter(WithoutCache);
        status.MapGet("/auth-status", StatusEndpoints.GetAuthStatus);
        status.MapGet("/status", StatusEndpoints.GetStatus);
        status.MapGet("/environment", StatusEndpoints.GetEnvironment);

        var operate = qbo.MapGroup("").RequireAuthorization(Policies.Operate);
        operate.MapGet("/authorize", AuthorizeEndpoints.BeginAsync);
        operate.MapPost("/disconnect", DisconnectEndpoint.DisconnectAsync);
        operate.MapPost("/switch/{id}", SwitchEndpoint.AnswerAsync);

        qbo.MapGet("/callback", AuthorizeEndpoints.CompleteAsync).AllowAnonymous();
    }

    // True at the moment of asking, and for whoever asked.
    private static ValueTask<object?> WithoutCache(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
