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

    /// <summary>Joins the attempt under way or starts one to replace the token held at this moment.</summary>
    /// <inheritdoc cref="RefreshAsync(RefreshReason, AccessToken?, CancellationToken)"/>
    public Task<RefreshResult> RefreshAsync(RefreshReason reason, CancellationToken cancellationToken) =>
        RefreshAsync(reason, memory.State.Grant?.Token, cancellationToken);

    /// <summary>Joins the attempt under way or starts one. Cancelling ends the wait, never the attempt.</summary>
    /// <param name="seen">
    /// The token that gave rise to the wish; null for none. Whoever decided by looking at a token says which, because until the attempt
    /// begins another may have replaced it, and then there is nothing to do.
    /// </param>
    public Task<RefreshResult> RefreshAsync(RefreshReason reason, AccessToken? seen, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_underway is null or { IsCompleted: true })
            {
                if (_isClosed)
                {
                    return Task.FromResult(new RefreshResult(RefreshOutcome.Busy, "This instance is stopping."));
                }

                _underway = Task.Run(() => recorder.FlyAsync(reason, () => RefreshOnceAsync(reason, seen)), CancellationToken.None);
            }

            return _underway.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts an attempt in the background unless one is under way. Costs nothing when one is.</summary>
    public void Begin(RefreshReason reason, AccessToken seen)
    {
        if (Volatile.Read(ref _underway) is null or { IsCompleted: true })
        {
            _ = RefreshAsync(reason, seen, CancellationToken.None);
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

    private async Task<RefreshResult> RefreshOnceAsync(RefreshReason reason, AccessToken? seen)
    {
        var state = memory.State;
        try
        {
            if (state.Unsaved is { } unsaved)
            {
                return await RefreshAloneAsync(RefreshBasis.Unsaved(unsaved), reason, seen).ConfigureAwait(false);
            }

            return reason == RefreshReason.PersonAlone && redis.Outage is not null && state.Stored is { CanRenew: true } known
                ? await RefreshAloneAsync(RefreshBasis.Alone(known), reason, seen).ConfigureAwait(false)
                : await RefreshUnderLockAsync(reason, seen).ConfigureAwait(false);
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
    private async Task<RefreshResult> RefreshAloneAsync(RefreshBasis basis, RefreshReason reason, AccessToken? seen)
    {
        memory.HoldBack(true);
        try
        {
            return await attempt.MakeAsync(basis, reason, seen).ConfigureAwait(false);
        }
        finally
        {
            memory.HoldBack(false);
        }
    }

    private async Task<RefreshResult> RefreshUnderLockAsync(RefreshReason reason, AccessToken? seen)
    {
        var wishedAt = time.GetUtcNow();
        IDistributedSynchronizationHandle? held;
        try
        {
            held = await WaitForLockAsync(seen).ConfigureAwait(false);
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
            if (stored.Tokens is { } tokens && tokens.AccessToken != seen && IsFresh(tokens))
            {
                await watch.LookAsync().ConfigureAwait(false);
                return AlreadyDone;
            }

            return held is null || held.HandleLostToken.IsCancellationRequested
                ? new RefreshResult(RefreshOutcome.Busy, "Another instance has been refreshing for too long. It is tried again.")
                : permission.Refuse(stored, reason, wishedAt)
                    ?? await attempt.MakeAsync(RefreshBasis.Locked(stored), reason, seen).ConfigureAwait(false);
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
    private async Task<IDistributedSynchronizationHandle?> WaitForLockAsync(AccessToken? seen)
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
            if (memory.State.Tokens is { } tokens && tokens.AccessToken != seen && IsFresh(tokens))
            {
                enough.Cancel();
            }
        }
    }

    private static RefreshResult AlreadyDone { get; } = new(RefreshOutcome.AlreadyDone, "Another instance had just refreshed.");

    private bool IsFresh(TokenSet tokens) => tokens.AccessTokenEndsAt - time.GetUtcNow() > TokenMargins.RefreshDue;
}
