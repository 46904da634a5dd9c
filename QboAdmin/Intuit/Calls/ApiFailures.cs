using System.Net;
using System.Text.Json;

namespace QboAdmin.Intuit.Calls;

/// <summary>Says what an unsuccessful answer, or none at all, means.</summary>
internal static class ApiFailures
{
    private const string ThrottleCode = "3001";

    // Intuit documents "wait 60 seconds" and no Retry-After.
    private static readonly TimeSpan ThrottleWait = TimeSpan.FromSeconds(60);

    public static QboFailure Of(HttpResponseMessage response, byte[] body)
    {
        var tid = IntuitTid.Of(response);
        var status = (int)response.StatusCode;
        var errors = ReadErrors(body);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new QboFailure.Denied("QuickBooks does not accept the access token (401)", tid, TokenRefused: true),
            HttpStatusCode.Forbidden when errors is [{ Code: ThrottleCode }, ..] => Throttled(response, tid),
            HttpStatusCode.Forbidden => new QboFailure.Denied("QuickBooks does not let this app see this company (403)", tid),
            HttpStatusCode.TooManyRequests => Throttled(response, tid),
            >= HttpStatusCode.InternalServerError => new QboFailure.Unreachable($"QuickBooks answered {status}", tid),
            _ => new QboFailure.Rejected(errors is [] ? [new QboError(null, $"QuickBooks answered {status}", null, null)] : errors, tid),
        };
    }

    public static QboFailure FromTransport(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } =>
            new QboFailure.Unreachable("QuickBooks can't be reached", null, NeverLeft: true),
        TaskCanceledException => new QboFailure.Unreachable("QuickBooks did not answer in time", null),
        _ => new QboFailure.Unreachable("The connection to QuickBooks broke before its answer came", null),
    };

    /// <summary>The errors of a fault; empty when the body holds none.</summary>
    public static IReadOnlyList<QboError> ReadErrors(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, IntuitJson.Default.FaultResponse)?.Errors ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static QboFailure.Throttled Throttled(HttpResponseMessage response, string? tid) =>
        new("QuickBooks asks to slow down (429)", response.Headers.RetryAfter?.Delta ?? ThrottleWait, tid);
}
