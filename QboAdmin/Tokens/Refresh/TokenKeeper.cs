using QboAdmin.Live;

namespace QboAdmin.Tokens;

/// <summary>
/// Keeps the connection alive without anybody asking: renews in good time before the access token ends, on every instance, spread a
/// little so that mostly one finds work. Looks at the clock often enough to be right after the machine has slept.
/// </summary>
internal sealed class TokenKeeper(
    ConnectionFeed feed,
    TokenMemory memory,
    TokenRefresher refresher,
    IHostApplicationLifetime lifetime,
    RefreshOptions options,
    TimeProvider time,
    ILogger<TokenKeeper> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(10);

    // A program that writes its keys one by one has long done so.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    private readonly double _spread = (Random.Shared.NextDouble() * 2) - 1;
    private readonly TimeProvider _time = time;
    private DateTimeOffset? _incompleteSince;

    /// <summary>When the keeper of an instance starts to renew; null when there is nothing for it to do.</summary>
    /// <param name="spread">This instance's place, from -1 to 1.</param>
    /// <param name="incompleteSince">Since when the set has lacked something; null while it does not.</param>
    internal static DateTimeOffset? DueAt(ConnectionSnapshot snapshot, double spread, DateTimeOffset? incompleteSince = null)
    {
        if (snapshot is { State: ConnectionState.SetIncomplete, RefreshToken: not null, Realm: not null })
        {
            // What is left is enough for a whole set, and left alone it would run out.
            return incompleteSince is { } since ? Later(since + Settling, snapshot.Retry?.NextAt) : null;
        }

        if (snapshot.AccessTokenEndsAt is not { } end)
        {
            return null;
        }

        // A third of the life at most, should Intuit ever issue shorter ones.
        var share = Math.Min(1, snapshot.AccessTokenLife / 3 / TokenMargins.Keeper);
        var due = end - (TokenMargins.Keeper * share) + (TokenMargins.KeeperSpread * share * spread);
        return snapshot.State switch
        {
            ConnectionState.Connected or ConnectionState.RefreshDue => due,
            ConnectionState.NotSaved when snapshot.Refusal is null => Later(due, snapshot.Retry?.NextAt),
            ConnectionState.RetryWaiting => Later(due, snapshot.Retry?.NextAt),
            _ => null,
        };
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await refresher.CloseAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task BeginAsync(CancellationToken stopping)
    {
        // In the demo, Intuit is this very program: it must listen first.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        feed.Changed += Bell.Ring;
        await started.Task.WaitAsync(stopping).ConfigureAwait(false);
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        var seen = memory.State.Grant?.Token;
        var snapshot = feed.Current;
        _incompleteSince = snapshot.State == ConnectionState.SetIncomplete ? _incompleteSince ?? _time.GetUtcNow() : null;
        var wait = DueAt(snapshot, _spread, _incompleteSince) is { } due ? due - _time.GetUtcNow() : LongestNap;
        if (wait > TimeSpan.Zero)
        {
            await SleepAsync(wait < LongestNap ? wait : LongestNap, stopping).ConfigureAwait(false);
        }
        else if (!(await refresher.RefreshAsync(RefreshReason.Keeper, seen, stopping).ConfigureAwait(false)).HasNewToken)
        {
            await Task.Delay(options.FirstBackOff, _time, stopping).ConfigureAwait(false);
        }
    }

    protected override void End() => feed.Changed -= Bell.Ring;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
