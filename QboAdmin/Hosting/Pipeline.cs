using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using QboAdmin.Access;
using QboAdmin.Components;

namespace QboAdmin.Hosting;

/// <summary>What every request passes, in order.</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        app.UseExceptionHandler(error => error.Run(ShowErrorAsync));
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

    private static Task ShowErrorAsync(HttpContext http)
    {
        var path = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        PipelineLog.RequestBroke(http.RequestServices.GetRequiredService<ILogger<WebApplication>>(), http.TraceIdentifier, path);
        var isForPrograms = path.StartsWith("/qbo", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/api", StringComparison.OrdinalIgnoreCase);
        IResult result = isForPrograms
            ? TypedResults.Problem(
                "Something broke inside QboAdmin. Its log has the details under this request id.",
                statusCode: StatusCodes.Status500InternalServerError,
                extensions: new Dictionary<string, object?> { ["requestId"] = http.TraceIdentifier })
            : ErrorPages.Broken(http.TraceIdentifier);
        return result.ExecuteAsync(http);
    }
}
