using System.Threading.Channels;

namespace QboAdmin.Live;

/// <summary>
/// A value with watchers. A watcher gets the present value and all that follow, with nothing lost in between; one that is slow
/// skips to the newest, and nobody waits for it.
/// </summary>
internal sealed class LiveValue<T>(T initial)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly HashSet<Channel<T>> _watchers = [];
    private volatile T _current = initial;

    /// <summary>Raised after a watcher came or went.</summary>
    public event Action? WatchersChanged;

    /// <summary>The present value. Reading it waits for nobody.</summary>
    public T Current => _current;

    public int Watchers
    {
        get
        {
            lock (_gate)
            {
                return _watchers.Count;
            }
        }
    }

    /// <summary>Takes a new value and wakes the watchers, unless it equals the present one.</summary>
    /// <returns>Whether it was another value.</returns>
    public bool Set(T value)
    {
        lock (_gate)
        {
            if (_current.Equals(value))
            {
                return false;
            }

            _current = value;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(value);
            }

            return true;
        }
    }

    /// <summary>Begins to watch; dispose the result to end it.</summary>
    public LiveSubscription<T> Subscribe()
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
            AllowSynchronousContinuations = false,
        });
        T current;
        lock (_gate)
        {
            _watchers.Add(channel);
            current = _current;
        }

        WatchersChanged?.Invoke();
        return new LiveSubscription<T>(current, channel.Reader, () => Unsubscribe(channel));
    }

    private void Unsubscribe(Channel<T> channel)
    {
        lock (_gate)
        {
            if (!_watchers.Remove(channel))
            {
                return;
            }
        }

        channel.Writer.TryComplete();
        WatchersChanged?.Invoke();
    }
}
