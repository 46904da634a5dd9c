using System.Collections.Immutable;

namespace QboAdmin.Deploy;

/// <summary>Runs checks side by side and measures them. None can hold up the others for longer than the limit.</summary>
internal sealed class CheckRunner(TimeProvider time, ILogger<CheckRunner> logger, SinceLedger? ledger = null)
{
    /// <summary>The limit of one check. Intuit is given eight seconds to answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>In the order given.</summary>
    public async Task<ImmutableArray<Check>> RunAsync(IEnumerable<ICheck> checks, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(checks.Select(check => RunOneAsync(check, cancellationToken))).ConfigureAwait(false);
        return ledger is null ? [.. found] : await ledger.DateAsync([.. found]).ConfigureAwait(false);
    }

    private async Task<Check> RunOneAsync(ICheck check, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var finding = await LookAsync(check, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        return new Check(check.Title, finding, Math.Round(time.GetElapsedTime(began).TotalMilliseconds, 1), now, now);
    }

    private async Task<Finding> LookAsync(ICheck check, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        try
        {
            return await check.LookAsync(limited.Token).WaitAsync(Limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Red($"no answer in {Limit.TotalSeconds:0} s", "Run the check again. If it stays so, the log of this instance says what it waits for.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            DeployLog.CheckBroke(logger, check.Title.Id, exception);
            return Finding.Red("the check broke", "The log of this instance says why. Other checks are not affected.");
        }
    }
}
