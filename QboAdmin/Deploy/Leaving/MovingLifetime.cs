using System.Runtime.InteropServices;
using QboAdmin.Live;

namespace QboAdmin.Deploy;

/// <summary>
/// How the program ends when it is told to (SIGTERM, as platforms do at a deploy): first it says at <c>/ready</c> that it takes nothing new and goes
/// on serving whatever still comes, then its pages are asked to move over to another instance, and only then the server stops. Alone, on
/// Ctrl+C, or told twice, it ends at once.
/// </summary>
internal sealed class MovingLifetime(
    IHostApplicationLifetime application,
    Fleet fleet,
    LeavingState leaving,
    OpenPages pages,
    LeavingOptions options,
    TimeProvider time,
    ILogger<MovingLifetime> logger) : IHostLifetime, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            _ = LeaveAsync();
        }));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, EndAtOnce));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, EndAtOnce));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Leaves in order.</summary>
    public async Task LeaveAsync()
    {
        if (leaving.Stage != LeavingStage.Staying || !HasCompany)
        {
            DeployLog.LeavingAlone(logger);
            application.StopApplication();
            return;
        }

        DeployLog.Leaving(logger);
        leaving.Enter(LeavingStage.SendsNobodyNew);
        await UntilAsync(() => !HasCompany, options.Drain).ConfigureAwait(false);
        if (HasCompany)
        {
            leaving.Enter(LeavingStage.PagesMove);
            await UntilAsync(() => pages.Count == 0, options.PagesMove).ConfigureAwait(false);
        }

        application.StopApplication();
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private bool HasCompany => fleet.All.Any(sighting => sighting is { IsThis: false, SilentSince: null, Report.IsLeaving: false });

    private async Task UntilAsync(Func<bool> isDone, TimeSpan limit)
    {
        var began = time.GetTimestamp();
        while (!isDone() && time.GetElapsedTime(began) < limit && !application.ApplicationStopping.IsCancellationRequested)
        {
            await Task.Delay(Pause, time).ConfigureAwait(false);
        }
    }

    private void EndAtOnce(PosixSignalContext context)
    {
        context.Cancel = true;
        application.StopApplication();
    }
}
