using System.Diagnostics;

namespace QboAdmin.Intuit;

/// <summary>
/// Finds out whether the token endpoint can be reached, without using it: a GET, which it refuses. Any refusal is an answer, and carries the
/// time at Intuit.
/// </summary>
internal sealed class IntuitReach(HttpClient http, IntuitDiscovery discovery, TimeProvider time)
{
    public async Task<IntuitAnswer> AskAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var sentAt = time.GetUtcNow();
        try
        {
            var endpoints = await discovery.GetAsync(cancellationToken).ConfigureAwait(false);
            began = Stopwatch.GetTimestamp();
            sentAt = time.GetUtcNow();
            using var response = await http.GetAsync(endpoints.Token, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(began);

            // To the second, and cut off: half a second later on average, and half the way there.
            var ahead = response.Headers.Date is { } date ? date + TimeSpan.FromSeconds(.5) - (sentAt + (took / 2)) : (TimeSpan?)null;
            var status = (int)response.StatusCode;
            return new IntuitAnswer(status >= 500 ? $"Intuit answered {status}" : null, (int)took.TotalMilliseconds, ahead);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OAuthAnswer.IsTransport(exception))
        {
            var failure = OAuthAnswer.FromTransport(exception, 0);
            return new IntuitAnswer(failure.Message, (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds, null);
        }
    }
}

/// <summary>What came of reaching for Intuit.</summary>
/// <param name="Problem">Why it can't be used; null when it can.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Ahead">How much later it is at Intuit than here; null when it did not say.</param>
internal sealed record IntuitAnswer(string? Problem, int Milliseconds, TimeSpan? Ahead);
