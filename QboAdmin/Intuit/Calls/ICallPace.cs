using QboAdmin.Values;

namespace QboAdmin.Intuit.Calls;

/// <summary>
/// Keeps all instances together within Intuit's limits for one company, so that Intuit never has to say no; and when it has, keeps
/// them all quiet until it will listen again. Implemented where instances can talk to each other.
/// </summary>
internal interface ICallPace
{
    /// <summary>
    /// Waits for a turn and takes it; dispose it when the answer is there. No turn comes in time, or all calls are paused: then the
    /// failure says when to try again.
    /// </summary>
    Task<QboResult<CallTurn>> TakeTurnAsync(RealmId realm, CallKind kind, CancellationToken cancellationToken);

    /// <summary>Intuit has said "too many requests": nobody calls for that long.</summary>
    Task PauseAsync(RealmId realm, TimeSpan length);

    /// <summary>A read that Intuit meters has succeeded.</summary>
    void CountMeteredRead(RealmId realm);
}

/// <summary>The right to have one call under way.</summary>
internal sealed class CallTurn(Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
