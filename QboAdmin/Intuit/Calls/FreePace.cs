using QboAdmin.Values;

namespace QboAdmin.Intuit.Calls;

/// <summary>No limits at all: for whoever uses this room alone.</summary>
internal sealed class FreePace : ICallPace
{
    public Task<QboResult<CallTurn>> TakeTurnAsync(RealmId realm, CallKind kind, CancellationToken cancellationToken) =>
        Task.FromResult<QboResult<CallTurn>>(new CallTurn(() => { }));

    public Task PauseAsync(RealmId realm, TimeSpan length) => Task.CompletedTask;

    public void CountMeteredRead(RealmId realm)
    {
    }
}
