using System.Text.RegularExpressions;

namespace QboAdmin.Hosting;

/// <summary>
/// During a rollout a page that one release has drawn asks another release for its files, whose fingerprints differ, and behind a proxy without
/// affinity every second request would be a 404. Such a request gets the file of the same name, not to be kept.
/// </summary>
internal static partial class StaleAssets
{
    /// <summary>After routing; routes again what it has changed.</summary>
    public static void UseStaleAssets(this IApplicationBuilder app)
    {
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method) && Fingerprinted().Match(context.Request.Path.Value ?? "") is { Success: true } match)
            {
                context.Request.Path = match.Groups["folder"].Value + match.Groups["name"].Value + match.Groups["end"].Value;
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
            }

            await next(context).ConfigureAwait(false);
        });
        app.UseRouting();
    }

    // Ten characters of base 36 before the end, as the SDK makes them.
    [GeneratedRegex(@"^(?<folder>/(?:css|js|_content|_framework|fonts)/(?:.*/)?|/)(?<name>[^/]+)\.[a-z0-9]{10}(?<end>\.(?:css|js|svg|woff2)(?:\.gz|\.br)?)$")]
    private static partial Regex Fingerprinted();
}
