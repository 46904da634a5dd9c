using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Hands out access tokens: from memory while they are fresh, with a renewal in the background when they are ending, after a renewal
/// when they have ended.
/// </summary>
internal sealed class TokenSource(
    TokenMemory memory,
    ConnectionFeed feed,
    ConnectionWatch watch,
    TokenRefresher refresher,
    TimeProvider time) : IAccessTokenSource
{
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private volatile Replacement? _replacement;

    public ValueTask<QboResult<AccessGrant>> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var snapshot = feed.Current;
        var grant = memory.State.Grant;
        if (grant is null || grant.EndsAt - now <= TokenMargins.NoLongerValid || IsKnownToBeRefused(snapshot))
        {
            return new(RenewAsync(RefreshReason.Caller, grant?.Token, snapshot, cancellationToken));
        }

        if (grant.EndsAt - now <= TokenMargins.RefreshDue && snapshot.State is ConnectionState.RefreshDue or ConnectionState.NotSaved)
        {
            refresher.Begin(RefreshReason.Caller, grant.Token);
        }

        return new(grant);
    }

    public async Task<QboResult<AccessGrant>> ReplaceAsync(AccessToken refused, CancellationToken cancellationToken)
    {
        if (memory.State.Grant is { } grant && grant.Token != refused)
        {
            return grant;
        }

        // Another new one would fare no better, and Intuit would be asked for one with each call.
        if (_replacement is { } last && last.Token == refused && time.GetUtcNow() - last.At < Trust)
        {
            return new QboFailure.Denied("QuickBooks does not accept a token that Intuit has just issued (401)", null);
        }

        var result = await RenewAsync(RefreshReason.TokenRefused, refused, feed.Current, cancellationToken).ConfigureAwait(false);
        if (result.Value?.Token == refused)
        {
            // The attempt that was under way was about the token before it.
            result = await RenewAsync(RefreshReason.TokenRefused, refused, feed.Current, cancellationToken).ConfigureAwait(false);
        }

        _replacement = result.Value is { } renewed ? new Replacement(renewed.Token, time.GetUtcNow()) : _replacement;
        return result;
    }

    private async Task<QboResult<AccessGrant>> RenewAsync(
        RefreshReason reason,
        AccessToken? seen,
        ConnectionSnapshot snapshot,
        CancellationToken cancellationToken)
    {
        switch (snapshot.State)
        {
            case ConnectionState.Starting:
                return new QboFailure.NoTokenNow("QboAdmin has not read Redis yet.");
            case ConnectionState.NotConnected:
                return new QboFailure.NotConnected();
            case ConnectionState.ReconnectNeeded:
                return new QboFailure.ReconnectNeeded("Intuit refuses the refresh token. A person must sign in to Intuit again.");
            case ConnectionState.RedisAway:
                return new QboFailure.NoTokenNow($"Redis is away ({snapshot.RedisOutage?.Reason}), and this instance holds no valid access token.");
            case ConnectionState.RetryWaiting when snapshot.Retry is { } retry && retry.NextAt > time.GetUtcNow():
                return new QboFailure.NoTokenNow($"{retry.Reason}. The next try is at {retry.NextAt:HH:mm:ss} UTC.");
        }

        var result = await refresher.RefreshAsync(reason, seen, cancellationToken).ConfigureAwait(false);
        if (result.Outcome == RefreshOutcome.RedisAway)
        {
            // A Redis that was slow for a moment is no reason to send a caller away. Nobody has asked Intuit, so it may be tried again.
            await watch.LookAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (feed.Current.RedisOutage is null)
            {
                result = await refresher.RefreshAsync(reason, seen, cancellationToken).ConfigureAwait(false);
            }
        }

        return memory.State.Grant is { } grant && grant.EndsAt - time.GetUtcNow() > TokenMargins.NoLongerValid && result.HasNewToken
            ? grant
            : result.Outcome switch
            {
                RefreshOutcome.NotConnected => new QboFailure.NotConnected(),
                RefreshOutcome.ReconnectNeeded => new QboFailure.ReconnectNeeded(result.Message),
                _ => new QboFailure.NoTokenNow(result.Message),
            };
    }

    private static bool IsKnownToBeRefused(ConnectionSnapshot snapshot) =>
        snapshot.Refusal?.AccessToken is { } refused && refused == snapshot.AccessToken;

    private sealed record Replacement(AccessToken Token, DateTimeOffset At);
}
