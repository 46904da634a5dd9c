using Medallion.Threading;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Gets new access tokens: one attempt at a time in this process, and one among all instances. Nobody talks to Intuit without the
/// lock, but for tokens that exist in this process alone and for an Operator who takes that upon himself. An answer of Intuit is
/// never thrown away, not even when the lock was lost or the caller has gone.
/// </summary>
internal sealed class TokenRefresher(
    TokenMemory memory,
    RefreshLock refreshLock,
    ITokenStore store,
    RefreshAttempt attempt,
    ConnectionWatch watch,
    ConnectionFeed feed,
    TimeProvider time,
    ILogger<TokenRefresher> logger)
{
    private readonly Lock _gate = new();
    private Task<RefreshResult>? _underway;

    /// <summary>Joins the attempt under way or starts one. Cancelling ends the wait, never the attempt.</summary>
    public Task<RefreshResult> RefreshAsync(RefreshReason reason, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_underway is null or { IsCompleted: true })
            {
                _underway = Task.Run(() => RefreshOnceAsync(reason), CancellationToken.None);
            }

            return _underway.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until no attempt is under way, so that its answer is not lost with the process.</summary>
    public Task SettleAsync()
    {
        lock (_gate)
        {
            return _underway ?? Task.CompletedTask;
        }
    }

    private async Task<RefreshResult> RefreshOnceAsync(RefreshReason reason)
    {
        var trigger = memory.State.Tokens?.AccessToken;
        try
        {
            if (memory.State.Unsaved is { } unsaved)
            {
                return await attempt.MakeAsync(unsaved.Before, unsaved.Tokens.RefreshToken, unsaved.Tokens.Realm, reason).ConfigureAwait(false);
            }

            return reason == RefreshReason.PersonAlone && memory.State.Stored is { CanRenew: true } known
                ? await attempt.MakeAsync(known, known.RefreshToken.Value!, known.Realm.Value, reason).ConfigureAwait(false)
                : await RefreshUnderLockAsync(reason, trigger).ConfigureAwait(false);
        }
        catch (RedisAwayException away)
        {
            return new RefreshResult(RefreshOutcome.RedisAway, $"Redis is away ({away.Message}), so nobody may refresh now.");
        }
        catch (Exception exception)
        {
            // A caller gets an answer, whatever broke; the keeper comes again.
            TokensLog.RefreshBroke(logger, exception);
            return new RefreshResult(RefreshOutcome.Failed, "Refreshing failed unexpectedly. The log says why.");
        }
    }

    private async Task<RefreshResult> RefreshUnderLockAsync(RefreshReason reason, AccessToken? trigger)
    {
        IDistributedSynchronizationHandle? held;
        try
        {
            held = await WaitForLockAsync(trigger).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return AlreadyDone;
        }

        try
        {
            // Often somebody else was faster, also for those who waited in vain.
            var stored = await store.ReadAsync().ConfigureAwait(false);
            if (stored.Tokens is { } tokens && tokens.AccessToken != trigger && IsFresh(tokens))
            {
                await watch.LookAsync().ConfigureAwait(false);
                return AlreadyDone;
            }

            if (held is null)
            {
                return new RefreshResult(RefreshOutcome.Busy, "Another instance has been refreshing for too long. It is tried again.");
            }

            if (!stored.CanRenew)
            {
                return stored.Keys.IsEmpty
                    ? new RefreshResult(RefreshOutcome.NotConnected, "QuickBooks is not connected.")
                    : new RefreshResult(RefreshOutcome.NotConnected, "The set in Redis has no usable refresh token and realm ID.");
            }

            return await attempt.MakeAsync(stored, stored.RefreshToken.Value!, stored.Realm.Value, reason).ConfigureAwait(false);
        }
        finally
        {
            if (held is not null)
            {
                await RefreshLock.LeaveAsync(held).ConfigureAwait(false);
            }
        }
    }

    // As soon as this instance hears of a fresh token, nobody here needs the lock any more.
    private async Task<IDistributedSynchronizationHandle?> WaitForLockAsync(AccessToken? trigger)
    {
        using var enough = new CancellationTokenSource();
        feed.Changed += EndIfDone;
        try
        {
            return await refreshLock.TryEnterAsync(enough.Token).ConfigureAwait(false);
        }
        finally
        {
            feed.Changed -= EndIfDone;
        }

        void EndIfDone()
        {
            if (memory.State.Tokens is { } tokens && tokens.AccessToken != trigger && IsFresh(tokens))
            {
                enough.Cancel();
            }
        }
    }

    private static RefreshResult AlreadyDone { get; } = new(RefreshOutcome.AlreadyDone, "Another instance had just refreshed.");

    private bool IsFresh(TokenSet tokens) => tokens.AccessTokenEndsAt - time.GetUtcNow() > TokenMargins.RefreshDue;
}
