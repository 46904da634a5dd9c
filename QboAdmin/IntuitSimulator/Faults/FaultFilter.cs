using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.Faults;

/// <summary>
/// Lets a request meet the fault that waits for it. Handlers return results that are written later, so an answer can be lost whole.
/// </summary>
internal sealed class FaultFilter(
    FaultQueue faults,
    FaultAnswers answers,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IOptions<SimulatorOptions> options,
    ILogger<FaultFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var path = Address.IntuitPath(http.Request, options.Value);
        if (faults.Take(path) is not { } fault) return await next(context).ConfigureAwait(false);

        if (fault.LatencyMs > 0) await TakeInAsync(http.Request).ConfigureAwait(false);
        Log.FaultMet(log, fault.Path, fault.Status, fault.LatencyMs, fault.DropConnection, fault.LoseAnswerAfterWork);
        if (fault.LatencyMs > 0) await WaitAsync(TimeSpan.FromMilliseconds(fault.LatencyMs)).ConfigureAwait(false);
        if (fault.DropConnection) return HangUp(http);
        if (fault.Status is { } status)
        {
            if (fault.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return answers.For(http, path, status);
        }
        var answer = await next(context).ConfigureAwait(false);
        return fault.LoseAnswerAfterWork ? HangUp(http) : answer;
    }

    // A caller that gives up during the wait does not stop the work, as it would not at Intuit. So the body is taken in before, and the
    // wait ends early only when the application stops.
    private static async Task TakeInAsync(HttpRequest request)
    {
        request.EnableBuffering();
        await request.Body.DrainAsync(CancellationToken.None).ConfigureAwait(false);
        request.Body.Position = 0;
    }

    private async Task WaitAsync(TimeSpan latency) =>
        await Task.Delay(latency, time, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static IResult HangUp(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }
}
