using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace QboAdmin.Access;

/// <summary>
/// How a refusal looks: people are led to the sign-in page, programs get problem JSON. Pages, the one at <c>/api</c> among them, and the way to
/// Intuit and back are for people, the rest of <c>/qbo</c>, <c>/api</c>, <c>/hubs</c> and <c>/openapi</c> for programs.
/// </summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context).ConfigureAwait(false);
        }
        else if (authorizeResult.Forbidden)
        {
            await ForbidAsync(context).ConfigureAwait(false);
        }
        else if (IsForPeople(context.Request))
        {
            context.Response.Redirect($"/login?returnUrl={Uri.EscapeDataString(ReturnUrl.Of(context.Request))}");
        }
        else
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "Not signed in",
                "Send an API key as 'Authorization: Bearer <key>', or sign in at /login.").ConfigureAwait(false);
        }
    }

    internal static Task WriteAsync(HttpContext context, int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(context);

    /// <summary>Whether a person in a browser waits for the answer.</summary>
    internal static bool WantsPage(HttpContext context) =>
        IsForPeople(context.Request) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsForPeople(HttpRequest request)
    {
        var isForPrograms = request.Path.StartsWithSegments("/qbo")
            || (request.Path.StartsWithSegments("/api", out var inApi) && inApi.HasValue)
            || request.Path.StartsWithSegments("/hubs")
            || request.Path.StartsWithSegments("/health")
            || request.Path.StartsWithSegments("/openapi");
        var leadsToIntuit = request.Path.StartsWithSegments("/qbo/authorize") || request.Path.StartsWithSegments("/qbo/callback");
        return (!isForPrograms || leadsToIntuit) && !request.Headers.ContainsKey("Authorization");
    }

    private static Task ForbidAsync(HttpContext context) => WantsPage(context)
        ? context.RequestServices.GetRequiredService<IAccessPages>().Forbidden().ExecuteAsync(context)
        : WriteAsync(context, StatusCodes.Status403Forbidden, "Not allowed", "The role of this person or API key does not allow this.");
}
