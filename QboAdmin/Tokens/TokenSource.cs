using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Hands out access tokens: from memory while they are fresh, with a renewal in the background when they are ending, after a renewal
/// when they have ended.
/// </summary>
internal sealed class TokenSource(TokenMemory memory, ConnectionFeed feed, TokenRefresher refresher, TimeProvider time) : IAccessTokenSource
{
    public ValueTask<QboResult<AccessGrant>> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var snapshot = feed.Current;
        if (memory.State.Grant is not { } grant || grant.EndsAt - now <= TokenMargins.NoLongerValid || IsKnownToBeRefused(snapshot))
        {
            return new(RenewAsync(RefreshReason.Caller, snapshot, cancellationToken));
        }

        if (grant.EndsAt - now <= TokenMargins.RefreshDue && snapshot.State == ConnectionState.RefreshDue)
        {
            _ = refresher.RefreshAsync(RefreshReason.Caller, CancellationToken.None);
        }

        return new(grant);
    }

    public Task<QboResult<AccessGrant>> ReplaceAsync(AccessToken refused, CancellationToken cancellationToken) =>
        memory.State.Grant is { } grant && grant.Token != refused
            ? Task.FromResult<QboResult<AccessGrant>>(grant)
            : RenewAsync(RefreshReason.TokenRefused, feed.Current, cancellationToken);

    private async Task<QboResult<AccessGrant>> RenewAsync(RefreshReason reason, ConnectionSnapshot snapshot, CancellationToken cancellationToken)
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

        var result = await refresher.RefreshAsync(reason, cancellationToken).ConfigureAwait(false);
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
}
