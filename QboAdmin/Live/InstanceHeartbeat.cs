using QboAdmin.Redis;
using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Live;

/// <summary>
/// Says every few seconds, and at once when something shown changes, that this instance lives and what it shows; keeps the
/// board of all instances that the pages draw.
/// </summary>
internal sealed class InstanceHeartbeat(
    InstanceRegister register,
    Instance instance,
    IInstanceStatus status,
    OpenPages pages,
    NewsDesk desk,
    IAnnouncer announcer,
    HeartbeatOptions options,
    TimeProvider time) : BackgroundService
{
    private readonly Wake _wake = new();
    private bool _changedHere = true;

    /// <summary>What the pages draw.</summary>
    public LiveValue<InstanceBoard> Board { get; } = new(InstanceBoard.Empty);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await register.LeaveAsync(instance.Name).ConfigureAwait(false);
            await announcer.AnnounceAsync(NewsTopic.Instances).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisAwayException or RedisServerException)
        {
            // The others will see the silence.
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        status.Changed += OnChangedHere;
        pages.Changed += OnChangedHere;
        desk.Heard += OnNews;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await BeatAsync().ConfigureAwait(false);
                await Task.Delay(options.AtMostEvery, time, stoppingToken).ConfigureAwait(false);
                await _wake.SleepAsync(options.Every - options.AtMostEvery, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
        finally
        {
            status.Changed -= OnChangedHere;
            pages.Changed -= OnChangedHere;
            desk.Heard -= OnNews;
        }
    }

    private async Task BeatAsync()
    {
        var own = new InstanceReport(instance, status.Shows, status.Version, pages.Count);
        var changedHere = Interlocked.Exchange(ref _changedHere, false);
        try
        {
            Board.Set(new InstanceBoard(await register.BeatAsync(own).ConfigureAwait(false), IsComplete: true));
            if (changedHere)
            {
                await announcer.AnnounceAsync(NewsTopic.Instances).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is RedisAwayException or RedisServerException)
        {
            // Away, or full, or read-only: the others may not hear of this instance, but it lives.
            Board.Set(AloneWith(own));
        }
    }

    private InstanceBoard AloneWith(InstanceReport own)
    {
        var now = time.GetUtcNow();
        var others = Board.Current.Sightings.Where(sighting => !sighting.IsThis)
            .Select(sighting => sighting with { SilentSince = sighting.SilentSince ?? now });
        return new InstanceBoard(
            [.. others.Append(new InstanceSighting(own, null, IsThis: true)).OrderBy(sighting => sighting.Report.Instance.Name, StringComparer.OrdinalIgnoreCase)],
            IsComplete: false);
    }

    private void OnChangedHere()
    {
        Volatile.Write(ref _changedHere, true);
        _wake.Ring();
    }

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.Instances && news.From != instance.Name)
        {
            _wake.Ring();
        }
    }
}
