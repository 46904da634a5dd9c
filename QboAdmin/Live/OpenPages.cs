using Microsoft.AspNetCore.Components.Server.Circuits;

namespace QboAdmin.Live;

/// <summary>Counts the pages that are open on this instance: circuits with a living connection to a browser.</summary>
internal sealed class OpenPages : CircuitHandler
{
    private int _count;

    /// <summary>Raised after a page was opened or closed.</summary>
    public event Action? Changed;

    public int Count => Volatile.Read(ref _count);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Add(1);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Add(-1);

    private Task Add(int difference)
    {
        Interlocked.Add(ref _count, difference);
        Changed?.Invoke();
        return Task.CompletedTask;
    }
}
