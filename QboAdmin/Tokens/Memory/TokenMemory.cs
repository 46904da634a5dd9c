using QboAdmin.Intuit;

namespace QboAdmin.Tokens;

/// <summary>
/// What this process goes by: a copy of what Redis held when it was last read, plus what could not be written. Reading it costs
/// nothing; whoever changes it holds <see cref="EnterAsync"/>, so that a slow read never undoes a newer write.
/// </summary>
internal sealed class TokenMemory : IDisposable
{
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
    public void Adopt(StoredConnection stored)
    {
        _state = _state with
        {
            Tokens = stored.Tokens,
            Grant = stored.Grant,
            Stored = stored,
            Metadata = stored.Metadata ?? ConnectionMetadata.Unknown,
        };
    }

    /// <summary>Redis could not take this set; it lives here until it can.</summary>
    public void HoldUnsaved(UnsavedTokens unsaved) => _state = _state with
    {
        Unsaved = unsaved,
        Metadata = unsaved.Metadata,
        Tokens = unsaved.Tokens,
        Grant = new AccessGrant(unsaved.Tokens.AccessToken, unsaved.Tokens.Realm, unsaved.Tokens.AccessTokenEndsAt),
    };

    /// <summary>What was unsaved is saved, or no longer wanted.</summary>
    public void DropUnsaved() => _state = _state with { Unsaved = null };

    /// <summary>Everything is forgotten, and Redis is still to be told.</summary>
    public void ForgetUntilCleared(PendingClear pending) => _state = MemoryState.Empty with { ToClear = pending };

    /// <summary>Redis has been told.</summary>
    public void DropToClear() => _state = _state with { ToClear = null };

    public void Dispose() => _gate.Dispose();

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
