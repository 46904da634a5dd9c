using System.Collections.Immutable;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>
/// Runs all checks: again and again while a page shows them, at once when instances come or go, and whenever a program asks. Idle otherwise.
/// </summary>
internal sealed class DeployBoard(
    IEnumerable<ICheck> checks,
    CheckRunner runner,
    IntuitProbe intuit,
    InstanceHeartbeat heartbeat,
    InstanceDepartures departures,
    ProofStore proofs,
    EchoMeter echo,
    PlannedWorkBoard planned,
    ConnectionFeed feed,
    RedisKeys keys,
    Instance instance,
    TimeProvider time,
    ILogger<DeployBoard> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rolling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time = time;
    private readonly SemaphoreSlim _running = new(1, 1);
    private long _lastBegan = long.MinValue;

    /// <summary>What the pages draw.</summary>
    public LiveValue<DeployReport> Report { get; } = new(new DeployReport { Instance = instance, Environment = keys.Environment, At = time.GetUtcNow() });

    /// <summary>Looks now. Whoever asks while somebody looks gets a look of their own, shared with all who wait for it.</summary>
    /// <param name="asksIntuit">Whether to ask Intuit anew instead of going by the answer of the last minute.</param>
    public async Task<DeployReport> RunAsync(bool asksIntuit, CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lastBegan < asked)
            {
                if (asksIntuit)
                {
                    intuit.Forget();
                }

                var began = _time.GetTimestamp();
                Report.Set(await LookAsync(cancellationToken).ConfigureAwait(false));
                _lastBegan = began;
            }

            return Report.Current;
        }
        finally
        {
            _running.Release();
        }
    }

    public override void Dispose()
    {
        _running.Dispose();
        base.Dispose();
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        Report.WatchersChanged += Bell.Ring;
        feed.Changed += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (Report.Watchers == 0)
        {
            await SleepAsync(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(false);
            return;
        }

        using var board = heartbeat.Board.Subscribe();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var follows = RingOnAsync(board, ends.Token);
        try
        {
            var report = await RunAsync(asksIntuit: false, stopping).ConfigureAwait(false);
            await Task.Delay(AtMostEvery, _time, stopping).ConfigureAwait(false);
            await SleepAsync(report.Overall == Overall.Rolling ? Rolling : Every, stopping).ConfigureAwait(false);
        }
        finally
        {
            await ends.CancelAsync().ConfigureAwait(false);
            await follows.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override void End()
    {
        Report.WatchersChanged -= Bell.Ring;
        feed.Changed -= Bell.Ring;
    }

    private async Task RingOnAsync(LiveSubscription<InstanceBoard> board, CancellationToken ends)
    {
        await foreach (var _ in board.Changes(ends).ConfigureAwait(false))
        {
            Bell.Ring();
        }
    }

    private async Task<DeployReport> LookAsync(CancellationToken cancellationToken)
    {
        var found = await runner.RunAsync(checks, cancellationToken).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        var (gone, proven) = await ReadAsync().ConfigureAwait(false);
        return new DeployReport
        {
            Instance = instance,
            Environment = keys.Environment,
            At = now,
            Checks = [.. found.OrderBy(check => check.Title.Group)],
            Instances = heartbeat.Pulse.Current.Sightings,
            Departures = [.. gone.Where(departure => now - departure.At < Remembered)],
            Echo = echo.Board.Current,
            Proofs = proven,
            Planned = planned.Current,
        };
    }

    private async Task<(ImmutableArray<InstanceDeparture> Gone, ImmutableArray<ReleaseProof> Proofs)> ReadAsync()
    {
        try
        {
            return (await departures.ReadAsync().ConfigureAwait(false), await proofs.ReadAsync().ConfigureAwait(false));
        }
        catch (RedisFailedException)
        {
            // The checks of Redis say so.
            return (Report.Current.Departures, Report.Current.Proofs);
        }
    }
}
