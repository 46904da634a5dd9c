using System.Collections.Immutable;
using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// What this process goes by: a copy of what Redis held when it was last read, plus what could not be written. Reading it costs
/// nothing; whoever changes it holds <see cref="EnterAsync"/>, so that a slow read never undoes a newer write.
/// </summary>
internal sealed class TokenMemory : IDisposable
{
    private const int MaxAncestors = 16;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile MemoryState _state = MemoryState.Empty;

    public MemoryState State => _state;

    /// <summary>Waits for the sole right to compare with Redis and change. Dispose the result to give it back.</summary>
    public async Task<IDisposable> EnterAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        return new Leave(_gate);
    }

    /// <summary>Redis holds this now.</summary>
    public void Adopt(StoredConnection stored) => _state = _state with
    {
        Tokens = stored.Tokens,
        Grant = stored.Grant,
        Stored = stored,
        Metadata = stored.Metadata ?? ConnectionMetadata.Unknown,
        Ancestors = NextAncestors(stored),
    };

    /// <summary>Redis could not take this set; it lives here until it can.</summary>
    public void HoldUnsaved(UnsavedTokens unsaved) => _state = _state with
    {
        Unsaved = unsaved,
        Metadata = unsaved.Metadata,
        Tokens = unsaved.Tokens,
        Grant = new AccessGrant(unsaved.Tokens.AccessToken, unsaved.Tokens.Realm, unsaved.Tokens.AccessTokenEndsAt),
        ToClear = unsaved.Origin is TokenOrigin.Connect ? null : _state.ToClear,
    };

    /// <summary>What was unsaved is saved, or no longer wanted; what Redis was last known to hold counts again.</summary>
    public void DropUnsaved()
    {
        if (_state.Unsaved is not null)
        {
            _state = _state with { Unsaved = null };
            if (_state.Stored is { } stored)
            {
                Adopt(stored);
            }
        }
    }

    /// <summary>Everything is forgotten, and Redis is still to be told.</summary>
    public void ForgetUntilCleared(PendingClear pending) => _state = MemoryState.Empty with { ToClear = pending };

    /// <summary>Changes what Redis is still to be told, if there is anything.</summary>
    public void AmendToClear(DisconnectedBy disconnected)
    {
        if (_state.ToClear is { } pending)
        {
            _state = _state with { ToClear = pending with { Disconnected = disconnected } };
        }
    }

    /// <summary>Redis has been told.</summary>
    public void DropToClear() => _state = _state with { ToClear = null };

    /// <summary>A refresh without the lock is under way: until its answer is here, nothing unsaved may go where others can use it.</summary>
    public void HoldBack(bool holdsBack) => _state = _state with { HoldsBack = holdsBack };

    /// <summary>A failure that only this process knows of, because Redis takes no notes.</summary>
    public void NoteRetry(RetryPlan retry) => _state = _state with { OwnRetry = retry };

    public void Dispose() => _gate.Dispose();

    // Only within one connection does one refresh token come after the other.
    private ImmutableList<RefreshToken> NextAncestors(StoredConnection stored)
    {
        if (_state.Stored is not { RefreshToken.Value: { } before } last || stored.RefreshToken.Value == before)
        {
            return _state.Ancestors;
        }

        if (last.Identity != stored.Identity)
        {
            return [];
        }

        var ancestors = _state.Ancestors.Remove(before).Add(before);
        return ancestors.Count > MaxAncestors ? ancestors.RemoveAt(0) : ancestors;
    }

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
