using QboAdmin.Live;
using QboAdmin.Redis;

namespace QboAdmin.Tokens;

/// <summary>The present picture of the connection on this instance, and everybody who watches it. One per process.</summary>
internal sealed class ConnectionFeed(RedisKeys keys) : IInstanceStatus
{
    // Time left is measured anew with each read and differs by a few milliseconds; that is no change.
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(1.5);

    private readonly LiveValue<ConnectionSnapshot> _live = new(new ConnectionSnapshot { Environment = keys.Environment });

    /// <summary>Raised after each new picture.</summary>
    public event Action? Changed;

    public ConnectionSnapshot Current => _live.Current;

    /// <summary>How many open pages watch.</summary>
    public int Watchers => _live.Watchers;

    string IInstanceStatus.Shows => Current.State.ToString();

    long IInstanceStatus.Version => Current.Version;

    string? IInstanceStatus.Mark => Current.AccessToken?.ToString();

    public LiveSubscription<ConnectionSnapshot> Subscribe() => _live.Subscribe();

    /// <inheritdoc cref="LiveValue{T}.WatchersChanged"/>
    public event Action? WatchersChanged
    {
        add => _live.WatchersChanged += value;
        remove => _live.WatchersChanged -= value;
    }

    /// <summary>Shows a new picture to everybody, if it is another one.</summary>
    public void Show(ConnectionSnapshot snapshot)
    {
        if (_live.Set(snapshot with { StoredUntil = Steady(Current.StoredUntil, snapshot.StoredUntil) }))
        {
            Changed?.Invoke();
        }
    }

    private static DateTimeOffset? Steady(DateTimeOffset? before, DateTimeOffset? now) =>
        before is { } old && now is { } latest && (old - latest).Duration() < SameEnd ? before : now;
}
