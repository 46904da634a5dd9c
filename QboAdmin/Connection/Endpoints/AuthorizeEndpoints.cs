using QboAdmin.Values;

namespace QboAdmin.Connection;

/// <summary>The way to Intuit and back.</summary>
internal static class AuthorizeEndpoints
{
    private const string Moved = "moved";

    /// <summary>
    /// Sends the browser to Intuit. From another host than the redirect URI's, first to that host: the cookie that the callback needs would
    /// be lost otherwise.
    /// </summary>
    public static async Task<IResult> BeginAsync(
        HttpContext http,
        AuthorizationFlow flow,
        ConnectCookie cookie,
        PublicAddress address,
        ICallbackPages pages)
    {
        if (!string.Equals(http.Request.Host.Value, address.Authority, StringComparison.OrdinalIgnoreCase))
        {
            return http.Request.Query.ContainsKey(Moved)
                ? pages.WrongAddress(address.Origin)
                : TypedResults.Redirect($"{address.Origin}/qbo/authorize?{Moved}=1");
        }

        var by = Actor.From(http.User, http.Connection.RemoteIpAddress?.ToString());
        var intuit = await flow.BeginAsync(by, cookie.ReadOrGive(http), http.RequestAborted).ConfigureAwait(false);
        NoStore(http);
        return TypedResults.Redirect(intuit.AbsoluteUri);
    }

    public static async Task<IResult> CompleteAsync(
        HttpContext http,
        AuthorizationFlow flow,
        ConnectCookie cookie,
        JustConnectedCookie justConnected,
        ICallbackPages pages)
    {
        NoStore(http);
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var result = CallbackRequest.Read(http.Request.Query, cookie.Read(http)) is { } request
            ? await flow.CompleteAsync(request).ConfigureAwait(false)
            : new CallbackResult(CallbackResultKind.BadRequest);
        switch (result.Kind)
        {
            case CallbackResultKind.Connected:
                justConnected.Give(http);
                return TypedResults.LocalRedirect("/");
            case CallbackResultKind.OtherCompany:
                return TypedResults.LocalRedirect($"/switch/{result.PendingId}");
            default:
                return pages.Explain(result);
        }
    }

    private static void NoStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}
