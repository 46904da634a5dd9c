using System.Diagnostics;

namespace QboAdmin.Intuit;

/// <summary>Shows the clock the date of each answer.</summary>
internal sealed class ClockHandler(IntuitClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        clock.Observe(response.Headers.Date, Stopwatch.GetElapsedTime(started));
        return response;
    }
}
