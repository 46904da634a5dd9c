using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>Reads what Intuit's OAuth endpoints answer, and says in plain words when that is not what was asked for.</summary>
internal static class OAuthAnswer
{
    public static async Task<OAuthResult> ReadGrantAsync(HttpResponseMessage response, RefreshToken? used, DateTimeOffset sentAt, int milliseconds)
    {
        var tid = IntuitTid.Of(response);
        var body = await ReadAsync(response, IntuitJson.Default.TokenResponse).ConfigureAwait(false);
        var refreshToken = body?.RefreshToken is { Length: > 0 } given ? ParseRefreshToken(given) : used;
        if (body is null
            || !AccessToken.TryParse(body.AccessToken, out var accessToken)
            || refreshToken is null
            || Seconds(body.ExpiresIn) is not { } life)
        {
            return new OAuthFailure(OAuthFailureKind.Refused, "Intuit's answer holds no usable tokens", null, tid, null, milliseconds);
        }

        return new TokenGrant
        {
            AccessToken = accessToken,
            RefreshToken = refreshToken,
            AccessTokenLife = life,
            AccessTokenEndsAt = Whole(sentAt + life),
            RefreshTokenEndsAt = Seconds(body.RefreshTokenExpiresIn) is { } rolling ? Whole(sentAt + rolling) : null,
            HardEndsAt = Seconds(body.RefreshTokenHardExpiresIn) is { } hard ? Whole(sentAt + hard) : null,
            IntuitTid = tid,
            Milliseconds = milliseconds,
        };
    }

    public static async Task<OAuthFailure> ReadFailureAsync(HttpResponseMessage response, int milliseconds)
    {
        var tid = IntuitTid.Of(response);
        var error = (await ReadAsync(response, IntuitJson.Default.OAuthError).ConfigureAwait(false))?.Error;
        var status = (int)response.StatusCode;
        var (kind, message) = (response.StatusCode, error) switch
        {
            (_, "invalid_grant") => (OAuthFailureKind.InvalidGrant, "Intuit refused the token (invalid_grant)"),
            (_, "invalid_client") or (HttpStatusCode.Unauthorized, _) =>
                (OAuthFailureKind.InvalidClient, "Intuit does not accept QBO_CLIENT_ID and QBO_CLIENT_SECRET (invalid_client)"),
            (HttpStatusCode.TooManyRequests, _) => (OAuthFailureKind.Passing, "Intuit asks to slow down (429)"),
            (HttpStatusCode.RequestTimeout, _) or (>= HttpStatusCode.InternalServerError, _) =>
                (OAuthFailureKind.Passing, $"Intuit answered {status}"),
            _ => (OAuthFailureKind.Refused, $"Intuit answered {status}{(error is null ? "" : $" ({Shorten(error)})")}"),
        };
        return new OAuthFailure(kind, message, Shorten(error), tid, RetryAfter(response), milliseconds);
    }

    /// <summary>Whether the network failed; an answer that can't be unpacked counts as one that did not arrive.</summary>
    public static bool IsTransport(Exception exception) => exception is HttpRequestException or TaskCanceledException or IOException or InvalidDataException;

    public static OAuthFailure FromTransport(Exception exception, int milliseconds) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } =>
            new OAuthFailure(OAuthFailureKind.Passing, "Intuit can't be reached", Milliseconds: milliseconds),
        TaskCanceledException => new OAuthFailure(OAuthFailureKind.NoAnswer, "Intuit did not answer in time", Milliseconds: milliseconds),
        _ => new OAuthFailure(OAuthFailureKind.NoAnswer, "The connection to Intuit broke before its answer came", Milliseconds: milliseconds),
    };

    // Nothing of Intuit's lives longer than five years; an absurd number is as good as none.
    private static TimeSpan? Seconds(long? seconds) => seconds is > 0 and < 10L * 366 * 86_400 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private static RefreshToken? ParseRefreshToken(string text) => RefreshToken.TryParse(text, out var token) ? token : null;

    private static DateTimeOffset Whole(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    private static string? Shorten(string? error) => error is { Length: > 64 } ? error[..64] : error;

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
