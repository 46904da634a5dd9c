using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using QboAdmin.Intuit.Calls;
using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <inheritdoc/>
internal sealed class IntuitOAuthClient(HttpClient http, IntuitDiscovery discovery, IntuitOptions options, TimeProvider time) : IIntuitOAuthClient
{
    private const string Scope = "com.intuit.quickbooks.accounting";

    public async Task<Uri> GetAuthorizeUriAsync(string state, CancellationToken cancellationToken)
    {
        var endpoints = await discovery.GetAsync(cancellationToken).ConfigureAwait(false);
        return new Uri(QueryHelpers.AddQueryString(endpoints.Authorize.AbsoluteUri, new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["response_type"] = "code",
            ["scope"] = Scope,
            ["redirect_uri"] = options.RedirectUri.OriginalString,
            ["state"] = state,
        }));
    }

    public Task<OAuthResult> ExchangeCodeAsync(string code) => AskForTokensAsync(null, new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = options.RedirectUri.OriginalString,
    });

    public Task<OAuthResult> RefreshAsync(RefreshToken refreshToken) => AskForTokensAsync(refreshToken, new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = refreshToken.Reveal(),
    });

    public async Task<OAuthFailure?> RevokeAsync(RefreshToken refreshToken, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var endpoints = await discovery.GetAsync(cancellationToken).ConfigureAwait(false);
            using var request = NewRequest(endpoints.Revoke);
            request.Content = JsonContent.Create(new RevokeRequest(refreshToken.Reveal()), IntuitJson.Default.RevokeRequest);
            using var limit = NewLimit();
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            using var response = await http.SendAsync(request, ends.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return null;
            }

            var failure = await OAuthAnswer.ReadFailureAsync(response, Elapsed(started)).ConfigureAwait(false);

            // 400 is Intuit's word for a token that it does not know (any more): then there is nothing left to end.
            return response.StatusCode == HttpStatusCode.BadRequest && failure.Kind != OAuthFailureKind.InvalidClient ? null : failure;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OAuthAnswer.IsTransport(exception))
        {
            return OAuthAnswer.FromTransport(exception, Elapsed(started));
        }
    }

    private async Task<OAuthResult> AskForTokensAsync(RefreshToken? used, Dictionary<string, string> form)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var endpoints = await discovery.GetAsync(CancellationToken.None).ConfigureAwait(false);
            using var request = NewRequest(endpoints.Token);
            request.Content = new FormUrlEncodedContent(form);
            request.Headers.Add("x-include-refresh-token-hard-expires-in", "true");
            var sent = time.GetTimestamp();
            started = Stopwatch.GetTimestamp();
            using var limit = NewLimit();
            using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);

            // Counted back from now, because this very answer may have put the clock right.
            var sentAt = time.GetUtcNow() - time.GetElapsedTime(sent);
            return response.IsSuccessStatusCode
                ? await OAuthAnswer.ReadGrantAsync(response, used, sentAt, Elapsed(started)).ConfigureAwait(false)
                : await OAuthAnswer.ReadFailureAsync(response, Elapsed(started)).ConfigureAwait(false);
        }
        catch (Exception exception) when (OAuthAnswer.IsTransport(exception))
        {
            return OAuthAnswer.FromTransport(exception, Elapsed(started));
        }
    }

    private HttpRequestMessage NewRequest(Uri address)
    {
        var credentials = Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret.Reveal()}");
        return new HttpRequestMessage(HttpMethod.Post, address)
        {
            Headers =
            {
                Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials)),
                Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
            },
        };
    }

    // By this machine's own ticking, as a socket's waits are; what the hour is does not matter to it.
    private AwakeLimit NewLimit() => new(options.OAuthLimit, TimeProvider.System);

    private static int Elapsed(long started) => (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
