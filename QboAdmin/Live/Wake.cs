namespace QboAdmin.Live;

/// <summary>A bell for a loop that sleeps: any number of rings while it is busy wake it once.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    public void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Rung already, and not heard yet; or nobody will ever sleep here again.
        }
    }

    /// <summary>Sleeps until the bell rings or the time is up.</summary>
    public async Task SleepAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var rung = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bell = _bell.WaitAsync(rung.Token);
        var timer = Task.Delay(longest, time, rung.Token);
        await Task.WhenAny(bell, timer).ConfigureAwait(false);
        await rung.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(bell, timer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _bell.Dispose();
}
