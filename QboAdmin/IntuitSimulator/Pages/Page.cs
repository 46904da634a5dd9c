using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>Renders a page statically. The pages have no script and no inline style, so nothing of the kind may run in them.</summary>
internal static class Page
{
    /// <summary>No form-action: the consent form ends in a redirect to the app, and a browser would block that.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    public static RazorComponentResult<T> Show<T>(HttpContext http, int status, Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "same-origin";
        http.Response.OnStarting(() =>
        {
            // The renderer invites the dashboard to merge the page into its own; these are whole documents of their own.
            headers.Remove("blazor-enhanced-nav");
            return Task.CompletedTask;
        });
        return new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }
}
