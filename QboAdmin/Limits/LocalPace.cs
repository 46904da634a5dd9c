using System.Threading.RateLimiting;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;

namespace QboAdmin.Limits;

/// <summary>The limits of this process alone, for when the instances can't agree, and its memory of a pause.</summary>
internal sealed class LocalPace(CallLimits limits, TimeProvider time) : IDisposable
{
    private const int LongestQueue = 1_000;

    private readonly ConcurrencyLimiter _atOnce = new(new() { PermitLimit = limits.AtOnce, QueueLimit = LongestQueue });
    private readonly SlidingWindowRateLimiter _second = Window(limits.PerSecond, TimeSpan.FromSeconds(1));
    private readonly SlidingWindowRateLimiter _minute = Window(limits.PerMinute, TimeSpan.FromMinutes(1));
    private long _pausedUntil;

    /// <summary>How much of a pause is left; null when there is none.</summary>
    public TimeSpan? Pause
    {
        get
        {
            var left = new DateTimeOffset(Interlocked.Read(ref _pausedUntil), TimeSpan.Zero) - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    public void PauseFor(TimeSpan length) => Interlocked.Exchange(ref _pausedUntil, (time.GetUtcNow() + length).UtcTicks);

    public async Task<QboResult<CallTurn>> TakeTurnAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limits.Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            foreach (var window in (RateLimiter[])[_minute, _second])
            {
                using var lease = await window.AcquireAsync(1, both.Token).ConfigureAwait(false);
                if (!lease.IsAcquired)
                {
                    return NoTurn();
                }
            }

            var turn = await _atOnce.AcquireAsync(1, both.Token).ConfigureAwait(false);
            return turn.IsAcquired ? new CallTurn(turn.Dispose) : NoTurn();
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoTurn();
        }
    }

    public void Dispose()
    {
        _atOnce.Dispose();
        _second.Dispose();
        _minute.Dispose();
    }

    private QboFailure.Throttled NoTurn() =>
        new("All calls to QuickBooks that Intuit allows are used for the moment", limits.Patience, null);

    private static SlidingWindowRateLimiter Window(int permits, TimeSpan span) => new(new()
    {
        PermitLimit = permits,
        Window = span,
        SegmentsPerWindow = 10,
        QueueLimit = LongestQueue,
    });
}
