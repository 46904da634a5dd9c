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
    RedisConnection redis,
    RefreshAttempt attempt,
    RefreshFailures failures,
    RefreshPermission permission,
    FlightRecorder recorder,
    ConnectionWatch watch,
    ConnectionFeed feed,
    TimeProvider time,
    ILogger<TokenRefresher> logger)
{
    private readonly Lock _gate = new();
    private Task<RefreshResult>? _underway;
    private bool _isClosed;

    /// <summary>Joins the attempt under way or starts one. Cancelling ends the wait, never the attempt.</summary>
    public Task<RefreshResult> RefreshAsync(RefreshReason reason, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_underway is null or { IsCompleted: true })
            {
                if (_isClosed)
                {
                    return Task.FromResult(new RefreshResult(RefreshOutcome.Busy, "This instance is stopping."));
                }

                _underway = Task.Run(() => recorder.FlyAsync(reason, RefreshOnceAsync), CancellationToken.None);
            }

            return _underway.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts no more attempts; done when the one under way is, so that its answer is not lost with the process.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            return _underway ?? Task.CompletedTask;
        }
    }

    private async Task<RefreshResult> RefreshOnceAsync(RefreshReason reason)
    {
        var state = memory.State;
        try
        {
            if (state.Unsaved is { } unsaved)
            {
                return await RefreshAloneAsync(RefreshBasis.Unsaved(unsaved), reason).ConfigureAwait(false);
            }

            return reason == RefreshReason.PersonAlone && redis.Outage is not null && state.Stored is { CanRenew: true } known
                ? await RefreshAloneAsync(RefreshBasis.Alone(known), reason).ConfigureAwait(false)
                : await RefreshUnderLockAsync(reason, state.Grant?.Token).ConfigureAwait(false);
        }
        catch (RedisAwayException away)
        {
            return new RefreshResult(RefreshOutcome.RedisAway, $"Redis is away ({away.Message}), so nobody may refresh now.");
        }
        catch (RedisRefusedException refused)
        {
            return failures.NotAllowedToWrite(refused);
        }
        catch (Exception exception)
        {
            // A caller gets an answer, whatever broke; the keeper comes again.
            TokensLog.RefreshBroke(logger, exception);
            return new RefreshResult(RefreshOutcome.Failed, "Refreshing failed unexpectedly. The log says why.");
        }
    }

    // Redis may come back meanwhile; until the answer is here, what it replaces must not go where others could use it.
    private async Task<RefreshResult> RefreshAloneAsync(RefreshBasis basis, RefreshReason reason)
    {
        memory.HoldBack(true);
        try
        {
            return await attempt.MakeAsync(basis, reason).ConfigureAwait(false);
        }
        finally
        {
            memory.HoldBack(false);
        }
    }

    private async Task<RefreshResult> RefreshUnderLockAsync(RefreshReason reason, AccessToken? trigger)
    {
        var wishedAt = time.GetUtcNow();
        IDistributedSynchronizationHandle? held;
        try
        {
            held = await WaitForLockAsync(trigger).ConfigureAwait(false);
            recorder.NoteLock();
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

            return held is null || held.HandleLostToken.IsCancellationRequested
                ? new RefreshResult(RefreshOutcome.Busy, "Another instance has been refreshing for too long. It is tried again.")
                : permission.Refuse(stored, reason, wishedAt)
                    ?? await attempt.MakeAsync(RefreshBasis.Locked(stored), reason).ConfigureAwait(false);
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
        var enough = new CancellationTokenSource();
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
