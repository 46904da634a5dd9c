using QboAdmin.Live;

namespace QboAdmin.Tokens;

/// <summary>
/// Keeps the connection alive without anybody asking: renews in good time before the access token ends, on every instance, spread a
/// little so that mostly one finds work. Looks at the clock often enough to be right after the machine has slept.
/// </summary>
internal sealed class TokenKeeper(
    ConnectionFeed feed,
    TokenRefresher refresher,
    IHostApplicationLifetime lifetime,
    RefreshOptions options,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(30);

    private readonly double _spread = (Random.Shared.NextDouble() * 2) - 1;
    private readonly Wake _wake = new();

    /// <summary>When the keeper of an instance starts to renew; null when there is nothing for it to do.</summary>
    /// <param name="spread">This instance's place, from -1 to 1.</param>
    internal static DateTimeOffset? DueAt(ConnectionSnapshot snapshot, double spread)
    {
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
        await refresher.SettleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // In the demo, Intuit is this very program: it must listen first.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        feed.Changed += _wake.Ring;
        try
        {
            await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = DueAt(feed.Current, _spread) is { } due ? due - time.GetUtcNow() : LongestNap;
                if (wait > TimeSpan.Zero)
                {
                    await _wake.SleepAsync(wait < LongestNap ? wait : LongestNap, time, stoppingToken).ConfigureAwait(false);
                }
                else if (!(await refresher.RefreshAsync(RefreshReason.Keeper, stoppingToken).ConfigureAwait(false)).HasNewToken)
                {
                    await Task.Delay(options.FirstBackOff, time, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
        finally
        {
            feed.Changed -= _wake.Ring;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
