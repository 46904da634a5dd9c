namespace QboAdmin.IntuitSimulator.State;

/// <summary>Writes what <see cref="StateStore.Note"/> left unwritten: once a second, and when the application stops.</summary>
internal sealed class StateSaver(StateStore store, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false)) store.Save();
        }
        catch (OperationCanceledException)
        {
            // Stopping; the last save follows.
        }
        store.Save();
    }
}
