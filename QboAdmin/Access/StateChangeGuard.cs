using Microsoft.AspNetCore.Antiforgery;
using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>
/// Lets a request that changes something through only with an API key, or with an antiforgery token beside the cookie. It stands in front
/// of every endpoint; those that protect themselves say so with <c>DisableAntiforgery()</c>.
/// </summary>
internal sealed class StateChangeGuard(RequestDelegate next, IAntiforgery antiforgery, IAccessPages pages)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context) || context.User.Identity?.AuthenticationType == AuthenticationSchemes.ApiKey)
        {
            await next(context).ConfigureAwait(false);
        }
        else if (await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            await next(context).ConfigureAwait(false);
        }
        else if (AccessAnswers.WantsPage(context))
        {
            await pages.StaleForm().ExecuteAsync(context).ConfigureAwait(false);
        }
        else
        {
            await AccessAnswers.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Antiforgery token missing",
                "A request with a sign-in cookie must carry its antiforgery token. Programs send an API key instead. Reload the page and try again.")
                .ConfigureAwait(false);
        }
    }

    private static bool IsGuarded(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && !HttpMethods.IsConnect(context.Request.Method)
        && context.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false }
        && !context.Request.Path.StartsWithSegments("/_blazor");
}
