using Microsoft.AspNetCore.Http.Features;

namespace QboAdmin.Access;

/// <summary>
/// Refuses a WebSocket that a page of another site opens. Browsers send cookies along with one and hold back no foreign page, as they do
/// for other requests; they do say where the page comes from. Programs say nothing and are let through to their keys.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => IsWebSocket(context) && !IsFromHere(context.Request)
        ? AccessAnswers.WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            "Another site's page",
            "Live connections are open to this site's own pages, and to programs that send an API key and no Origin header.")
        : next(context);

    // Over HTTP/2 a WebSocket comes as an extended CONNECT.
    private static bool IsWebSocket(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || context.Request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    private static bool IsFromHere(HttpRequest request) => request.Headers.Origin switch
    {
        [] => true,
        [{ } origin] => origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
