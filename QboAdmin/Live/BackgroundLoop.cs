namespace QboAdmin.Live;

/// <summary>
/// A service that does the same thing again and again until the program stops. Whatever goes wrong in one turn is logged, once for each
/// cause, and the next turn comes: a loop that ended by itself would leave the instance half alive.
/// </summary>
internal abstract class BackgroundLoop(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private string? _lastFailure;

    /// <summary>Wakes the loop while it sleeps in <see cref="SleepAsync"/>.</summary>
    protected Wake Bell { get; } = new();

    public override void Dispose()
    {
        Bell.Dispose();
        base.Dispose();
    }

    /// <summary>Before the first turn: subscribe here.</summary>
    protected virtual Task BeginAsync(CancellationToken stopping) => Task.CompletedTask;

    /// <summary>One turn, its pause included.</summary>
    protected abstract Task TurnAsync(CancellationToken stopping);

    /// <summary>After the last turn: unsubscribe here.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Sleeps until the time is up or the bell rings.</summary>
    protected Task SleepAsync(TimeSpan longest, CancellationToken stopping) => Bell.SleepAsync(longest, time, stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await BeginAsync(stoppingToken).ConfigureAwait(false);
            while (!stoppingToken.IsCancellationRequested)
            {
                await TryTurnAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
        finally
        {
            End();
        }
    }

    private async Task TryTurnAsync(CancellationToken stopping)
    {
        try
        {
            await TurnAsync(stopping).ConfigureAwait(false);
            _lastFailure = null;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            var failure = $"{exception.GetType()}: {exception.Message}";
            if (failure != _lastFailure)
            {
                BackgroundLog.TurnFailed(logger, GetType().Name, exception);
                _lastFailure = failure;
            }

            await Task.Delay(AfterFailure, time, stopping).ConfigureAwait(false);
        }
    }
}
