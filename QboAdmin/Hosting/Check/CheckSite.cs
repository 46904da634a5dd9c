using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using QboAdmin.Deploy;

namespace QboAdmin.Hosting;

/// <summary>The checks of a running site: what it says of itself, and what only somebody outside can see.</summary>
internal static class CheckSite
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly CheckTitle SiteTitle = new("site", CheckGroup.Host, "Site");

    public static async Task<ReportBody> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return CheckText.Alone(Finding.Red("not an address", "--url must be an address such as https://qbo.example.org."));
        }

        // One connection a request: behind a proxy without affinity, each may reach another instance, as a person's do.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });
        http.BaseAddress = new Uri(url.GetLeftPart(UriPartial.Authority));
        http.Timeout = TimeSpan.FromSeconds(20);
        var outside = new SiteChecks(http, request.ApiKey);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var inside = await ReadAsync(http, request.ApiKey, cancellationToken).ConfigureAwait(false);
            var body = Join(inside, inside.Instances.Count == 0 ? [] : await outside.RunAsync(cancellationToken).ConfigureAwait(false));
            var isOver = body.Status == ReportBody.StatusOf(Overall.AllWell) || (!request.IsStrict && body.Status == ReportBody.StatusOf(Overall.WorthALook));
            if (isOver || TimeProvider.System.GetElapsedTime(began) + Again >= request.Wait)
            {
                return body;
            }

            await Task.Delay(Again, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<ReportBody> ReadAsync(HttpClient http, string? key, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/health/deploy", UriKind.Relative));
            request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.StatusCode switch
            {
                HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable when Parse(body) is { } report => report,
                HttpStatusCode.Unauthorized => Alone("not let in", "The site does not know this API key. Give one of its QBOADMIN_API_KEYS with --api-key or QBOADMIN_API_KEY."),
                HttpStatusCode.NotFound => Alone("no such page", "Does this address lead to QboAdmin, and does it run a release that has /health/deploy?"),
                var status => Alone($"answered {(int)status}", "Does this address lead to QboAdmin? Is the proxy in front of it well?"),
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is HttpRequestException or TaskCanceledException)
        {
            return Alone(
                exception is TaskCanceledException ? "no answer in 20 s" : "can't be reached",
                $"No instance answers at {http.BaseAddress}. Does one run, and does the proxy lead to it?");
        }
    }

    private static ReportBody? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ReportJson.Default.ReportBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReportBody Alone(string measured, string advice)
    {
        var now = TimeProvider.System.GetUtcNow();
        return CheckText.Of([new Check(SiteTitle, Finding.Red(measured, advice), 0, now, now)]);
    }

    private static ReportBody Join(ReportBody inside, IReadOnlyList<Check> outside)
    {
        if (outside.Count == 0)
        {
            return inside;
        }

        var worst = outside.Max(check => check.Verdict);
        var status = worst == Verdict.Red ? ReportBody.StatusOf(Overall.NotWell)
            : worst == Verdict.Amber && inside.Status == ReportBody.StatusOf(Overall.AllWell) ? ReportBody.StatusOf(Overall.WorthALook)
            : inside.Status;
        return inside with { Status = status, Checks = [.. inside.Checks, .. outside.Select(CheckBody.Of)] };
    }
}
