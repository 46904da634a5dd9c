using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Intuit;

namespace QboAdmin.Deploy;

/// <summary>The board for programs.</summary>
internal static class DeployEndpoints
{
    /// <summary>What is known already: answers at once, with the checks of the last look.</summary>
    public static async Task<JsonHttpResult<ReportBody>> GetDetailsAsync(HttpContext http, DeployBoard board, IntuitOptions intuit, TimeProvider time)
    {
        var report = board.Report.Current is { Checks.IsEmpty: false } known && time.GetUtcNow() - known.At < TimeSpan.FromMinutes(1)
            ? known
            : await board.RunAsync(asksIntuit: false, http.RequestAborted).ConfigureAwait(false);
        return Answer(http, report, intuit, StatusCodes.Status200OK);
    }

    /// <summary>Looks now. 503 when it is not well, so that <c>curl -f</c> is enough for a pipeline.</summary>
    public static async Task<JsonHttpResult<ReportBody>> GetDeployAsync(HttpContext http, DeployBoard board, IntuitOptions intuit)
    {
        var report = await board.RunAsync(asksIntuit: true, http.RequestAborted).ConfigureAwait(false);
        return Answer(http, report, intuit, null);
    }

    private static JsonHttpResult<ReportBody> Answer(HttpContext http, DeployReport report, IntuitOptions intuit, int? status)
    {
        var seen = SeenFrom(report, intuit, http.Request.Host.Value ?? "");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            ReportBody.Of(seen),
            ReportJson.Default.ReportBody,
            statusCode: status ?? (seen.Overall == Overall.NotWell ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK));
    }

    /// <summary>The same for somebody who found QboAdmin at this host.</summary>
    internal static DeployReport SeenFrom(DeployReport report, IntuitOptions intuit, string host) =>
        report.Checks.FirstOrDefault(check => check.Title == RedirectUriCheck.OwnTitle) is { Verdict: Verdict.Green } check
            ? report.With(check with { Finding = RedirectUriCheck.Judge(intuit.RedirectUri, intuit.Environment, host) })
            : report;
}
