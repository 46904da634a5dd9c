using System.Threading.Channels;

namespace QboAdmin.Live;

/// <summary>One watcher's view of a <see cref="LiveValue{T}"/>: what it was at the start, and what it becomes.</summary>
internal sealed class LiveSubscription<T>(T current, ChannelReader<T> changes, Action end) : IDisposable
{
    /// <summary>The value at the moment of subscribing.</summary>
    public T Current { get; } = current;

    /// <summary>Every later value, or the newest of several; ends when the subscription is disposed.</summary>
    public IAsyncEnumerable<T> Changes(CancellationToken cancellationToken) => changes.ReadAllAsync(cancellationToken);

    public void Dispose() => end();
}
