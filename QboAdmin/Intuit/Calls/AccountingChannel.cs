using System.Diagnostics;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace QboAdmin.Intuit.Calls;

/// <summary>
/// The way of every call to the Accounting API: a token, a turn within Intuit's limits, the request, and a second try where that can do no harm:
/// once under another token after a 401, which changed nothing; and for reads after passing trouble. A write whose answer is lost is never
/// repeated here; whoever knows its request id decides.
/// </summary>
internal sealed class AccountingChannel(HttpClient http, IAccessTokenSource tokens, ICallPace pace, IntuitOptions options, TimeProvider time)
{
    /// <summary>Older ones have been served as this one since August 2025 (Intuit, minor versions).</summary>
    public const string MinorVersion = "75";

    private readonly ResiliencePipeline<QboResult<ApiAnswer>> _reads = new ResiliencePipelineBuilder<QboResult<ApiAnswer>> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<QboResult<ApiAnswer>>
        {
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result.Failure is QboFailure.Unreachable),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    public async Task<QboResult<ApiAnswer>> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!(await tokens.GetAsync(cancellationToken).ConfigureAwait(false)).Succeeded(out var grant, out var failure))
        {
            return failure;
        }

        var first = await SendAsync(grant, call, cancellationToken).ConfigureAwait(false);
        if (first.Failure is not QboFailure.Denied { TokenRefused: true })
        {
            return first;
        }

        return (await tokens.ReplaceAsync(grant.Token, cancellationToken).ConfigureAwait(false)).Succeeded(out var replaced, out failure)
            ? await SendAsync(replaced, call, cancellationToken).ConfigureAwait(false)
            : failure;
    }

    /// <summary>Sends under a grant that is not (yet) the connection; a refused token is not replaced.</summary>
    public async Task<QboResult<ApiAnswer>> SendAsync(AccessGrant grant, ApiCall call, CancellationToken cancellationToken) => call.Kind == CallKind.Read
        ? await _reads.ExecuteAsync(async cancelled => await SendInTurnAsync(grant, call, cancelled).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
        : await SendInTurnAsync(grant, call, cancellationToken).ConfigureAwait(false);

    private async Task<QboResult<ApiAnswer>> SendInTurnAsync(AccessGrant grant, ApiCall call, CancellationToken cancellationToken)
    {
        if (call.OnlyIn is { } only && only != grant.Realm)
        {
            return new QboFailure.Denied("Another company is connected than the one this is for", null);
        }

        if (!(await pace.TakeTurnAsync(grant.Realm, call.Kind, cancellationToken).ConfigureAwait(false)).Succeeded(out var turn, out var failure))
        {
            return failure;
        }

        QboResult<ApiAnswer> result;
        using (turn)
        {
            result = await SendNowAsync(grant, call, cancellationToken).ConfigureAwait(false);
        }

        if (result.Failure is QboFailure.Throttled throttled)
        {
            await pace.PauseAsync(grant.Realm, throttled.RetryAfter).ConfigureAwait(false);
        }
        else if (result.Failure is null && call.Kind is CallKind.Read or CallKind.Probe)
        {
            pace.CountMeteredRead(grant.Realm);
        }

        return result;
    }

    private async Task<QboResult<ApiAnswer>> SendNowAsync(AccessGrant grant, ApiCall call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(call.Kind is CallKind.Read or CallKind.Probe ? options.ApiLimit : options.WriteLimit);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var request = Make(grant, call);
            using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            var milliseconds = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            return response.IsSuccessStatusCode
                ? new ApiAnswer(body, IntuitTid.Of(response), milliseconds)
                : ApiFailures.Of(response, body);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && OAuthAnswer.IsTransport(exception))
        {
            return ApiFailures.FromTransport(exception);
        }
    }

    private HttpRequestMessage Make(AccessGrant grant, ApiCall call)
    {
        var realm = Uri.EscapeDataString(grant.Realm.Value);
        var path = call.Path.Replace(ApiCall.RealmInPath, realm, StringComparison.Ordinal);
        var parameters = call.Parameters.Select(parameter => $"&{parameter.Name}={Uri.EscapeDataString(parameter.Value)}");
        var request = new HttpRequestMessage(
            call.Method, new Uri($"{options.CompanyBaseUrl}{realm}/{path}?minorversion={MinorVersion}{string.Concat(parameters)}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.Token.Reveal());
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(call.Accept));
        if (call.Method == HttpMethod.Post)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body ?? ReadOnlyMemory<byte>.Empty);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(call.ContentType);
        }

        return request;
    }
}
