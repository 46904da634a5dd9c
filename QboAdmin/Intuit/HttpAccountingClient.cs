using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace QboAdmin.Intuit;

/// <inheritdoc/>
internal sealed class HttpAccountingClient(HttpClient http, IAccessTokenSource tokens, IntuitOptions options) : IAccountingClient
{
    /// <summary>Older ones have been served as this one since August 2025 (Intuit, minor versions).</summary>
    public const string MinorVersion = "75";

    private static readonly TimeSpan ThrottleWait = TimeSpan.FromSeconds(60);

    public async Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(CancellationToken cancellationToken)
    {
        if (!(await tokens.GetAsync(cancellationToken).ConfigureAwait(false)).Succeeded(out var grant, out var failure))
        {
            return failure;
        }

        var (first, tokenRefused) = await ReadCompanyInfoAsync(grant, cancellationToken).ConfigureAwait(false);
        if (!tokenRefused)
        {
            return first;
        }

        return (await tokens.ReplaceAsync(grant.Token, cancellationToken).ConfigureAwait(false)).Succeeded(out var replaced, out failure)
            ? (await ReadCompanyInfoAsync(replaced, cancellationToken).ConfigureAwait(false)).Result
            : failure;
    }

    public async Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(AccessGrant grant, CancellationToken cancellationToken) =>
        (await ReadCompanyInfoAsync(grant, cancellationToken).ConfigureAwait(false)).Result;

    private async Task<(QboResult<CompanyInfo> Result, bool TokenRefused)> ReadCompanyInfoAsync(AccessGrant grant, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, CompanyInfoAddress(grant));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.Token.Reveal());
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return (Read(response, body, started), response.StatusCode == HttpStatusCode.Unauthorized);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OAuthAnswer.IsTransport(exception))
        {
            return (new QboFailure.Unreachable(
                exception is TaskCanceledException ? "QuickBooks did not answer in time" : "QuickBooks can't be reached", null), false);
        }
    }

    private Uri CompanyInfoAddress(AccessGrant grant)
    {
        var realm = Uri.EscapeDataString(grant.Realm.Value);
        return new Uri($"{options.CompanyBaseUrl}{realm}/companyinfo/{realm}?minorversion={MinorVersion}");
    }

    private static QboResult<CompanyInfo> Read(HttpResponseMessage response, byte[] body, long started)
    {
        var tid = IntuitTid.Of(response);
        if (!response.IsSuccessStatusCode)
        {
            return ReadFailure(response, body, tid);
        }

        try
        {
            return JsonSerializer.Deserialize(body, IntuitJson.Default.CompanyInfoResponse)?.CompanyInfo is { CompanyName: { Length: > 0 } name } company
                ? new CompanyInfo(name, company.Country, tid, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds)
                : ReadFailure(response, body, tid);
        }
        catch (JsonException)
        {
            return new QboFailure.Unreachable("QuickBooks' answer can't be read", tid);
        }
    }

    private static QboFailure ReadFailure(HttpResponseMessage response, byte[] body, string? tid)
    {
        var status = (int)response.StatusCode;
        var (code, message, detail) = ReadFault(body) ?? (null, null, null);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new QboFailure.Denied("QuickBooks does not accept the access token (401)", tid),
            HttpStatusCode.Forbidden when code is "3001" or "003001" => Throttled(response, tid),
            HttpStatusCode.Forbidden => new QboFailure.Denied("QuickBooks does not let this app see this company (403)", tid),
            HttpStatusCode.TooManyRequests => Throttled(response, tid),
            >= HttpStatusCode.InternalServerError => new QboFailure.Unreachable($"QuickBooks answered {status}", tid),
            _ => new QboFailure.Rejected(message ?? $"QuickBooks answered {status}", code, detail, tid),
        };
    }

    private static QboFailure.Throttled Throttled(HttpResponseMessage response, string? tid) =>
        new("QuickBooks asks to slow down (429)", response.Headers.RetryAfter?.Delta ?? ThrottleWait, tid);

    private static (string? Code, string? Message, string? Detail)? ReadFault(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, IntuitJson.Default.FaultResponse)?.First;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
