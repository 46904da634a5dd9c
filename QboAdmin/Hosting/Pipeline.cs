using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using QboAdmin.Access;
using QboAdmin.Components;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>What every request passes, in order.</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        // In a scope of its own: what the failed page has begun there can't be begun twice.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ShowErrorAsync,
            CreateScopeForErrors = true,
            SuppressDiagnosticsCallback = _ => true,
        });
        app.UsePublicScheme();
        app.UseRequestLocalization(options =>
        {
            // Numbers as the reader writes them; the words are English for everybody.
            options.SupportedCultures = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)];
            options.SupportedUICultures = [CultureInfo.InvariantCulture];
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
            options.DefaultRequestCulture = new RequestCulture("en-US");
        });
        app.UseRouting();
        app.UseStaleAssets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseStateChangeGuard();
        app.UseAntiforgery();
    }

    // TLS ends at the proxy in front. Anybody could claim that in a header; nobody but whoever set it up could in the settings.
    private static void UsePublicScheme(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicAddress>().IsHttps)
        {
            app.Use((http, next) =>
            {
                http.Request.Scheme = Uri.UriSchemeHttps;
                return next(http);
            });
        }
    }

    private static Task ShowErrorAsync(HttpContext http)
    {
        PipelineLog.Broke(
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Pipeline)),
            http.TraceIdentifier,
            http.Request.Method,
            http.Request.Path,
            http.Features.Get<IExceptionHandlerFeature>()?.Error);
        IResult result = AccessAnswers.WantsPage(http)
            ? ErrorPages.Broken(http.TraceIdentifier)
            : TypedResults.Problem(
                "Something broke inside QboAdmin. Its log has the details under this request id.",
                statusCode: StatusCodes.Status500InternalServerError,
                extensions: new Dictionary<string, object?> { ["requestId"] = http.TraceIdentifier });
        return result.ExecuteAsync(http);
    }
}
