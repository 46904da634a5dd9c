using QboAdmin.Deploy;

namespace QboAdmin.Hosting;

/// <summary>The verb <c>check</c>: the checks of the deploy page from a command line, before traffic or against a running site.</summary>
internal static class CheckVerb
{
    // Platforms give a release phase about a minute, people less.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    /// <returns>0 when it is well, 1 when something is red (or amber, with <c>--strict</c>), or a rollout was not over in time.</returns>
    public static async Task<int> RunAsync(CheckRequest request)
    {
        using var limit = new CancellationTokenSource(Limit + request.Wait);
        var body = await LookAsync(request, limit.Token).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(request.IsJson ? CheckText.Json(body) : CheckText.Lines(body)).ConfigureAwait(false);
        return IsWell(body, request) ? 0 : 1;
    }

    private static async Task<ReportBody> LookAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.Url is null
                ? await CheckBefore.RunAsync(cancellationToken).ConfigureAwait(false)
                : await CheckSite.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CheckText.Alone(Finding.Red("not finished in time", "Something did not answer. Run it again with LOG_LEVEL=DEBUG to see what."));
        }
    }

    private static bool IsWell(ReportBody body, CheckRequest request) =>
        !body.Checks.Any(check => check.Verdict == Verdict.Red || (request.IsStrict && check.Verdict == Verdict.Amber))
        && body.Status != ReportBody.StatusOf(Overall.NotWell)
        && (request.Wait == TimeSpan.Zero || body.Status != ReportBody.StatusOf(Overall.Rolling));
}
