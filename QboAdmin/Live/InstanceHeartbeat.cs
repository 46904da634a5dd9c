using QboAdmin.Redis;
using QboAdmin.Values;

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
    LeavingState leaving,
    HubLinkState link,
    VitalSigns vitals,
    IEnumerable<IKeyRingIdentity> keyRings,
    NewsDesk desk,
    IAnnouncer announcer,
    HeartbeatOptions options,
    TimeProvider time,
    ILogger<InstanceHeartbeat> logger) : BackgroundLoop(time, logger)
{
    private readonly TimeProvider _time = time;
    private bool _changedHere = true;

    /// <summary>What the pages draw.</summary>
    public LiveValue<InstanceBoard> Board { get; } = new(InstanceBoard.Empty);

    /// <summary>The same with what ticks: another one with each heartbeat, for the page that shows it.</summary>
    public LiveValue<InstancePulse> Pulse { get; } = new(new InstancePulse([]));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await register.LeaveAsync(instance).ConfigureAwait(false);
            await announcer.AnnounceAsync(NewsTopic.Instances).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // The others will see the silence.
        }
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        status.Changed += OnChangedHere;
        pages.Changed += OnChangedHere;
        leaving.Changed += OnChangedHere;
        link.Changed += OnChangedHere;
        desk.Heard += OnNews;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        await BeatAsync().ConfigureAwait(false);
        await Task.Delay(options.AtMostEvery, _time, stopping).ConfigureAwait(false);
        await SleepAsync(options.Every - options.AtMostEvery, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        status.Changed -= OnChangedHere;
        pages.Changed -= OnChangedHere;
        leaving.Changed -= OnChangedHere;
        link.Changed -= OnChangedHere;
        desk.Heard -= OnNews;
    }

    private async Task BeatAsync()
    {
        var own = new InstanceReport(instance, status.Shows, status.Version, pages.Count)
        {
            Mark = status.Mark,
            KeyRing = keyRings.FirstOrDefault()?.Id,
            IsJoined = link.IsJoined,
            IsLeaving = leaving.Stage != LeavingStage.Staying,
        };
        var changedHere = Interlocked.Exchange(ref _changedHere, false);
        try
        {
            var began = _time.GetTimestamp();
            var sightings = await register.BeatAsync(own, vitals.Read()).ConfigureAwait(false);
            vitals.NoteRedis(_time.GetElapsedTime(began));
            Board.Set(new InstanceBoard(sightings, IsComplete: true));
            Pulse.Set(new InstancePulse(sightings));
            if (changedHere)
            {
                await announcer.AnnounceAsync(NewsTopic.Instances).ConfigureAwait(false);
            }
        }
        catch (RedisFailedException failed)
        {
            Board.Set(AloneWith(own));
            Pulse.Set(new InstancePulse(Board.Current.Sightings));
            if (failed is RedisRefusedException { Refusal: RedisRefusal.WrongType })
            {
                await register.RepairAsync().ConfigureAwait(false);
            }
        }
    }

    private InstanceBoard AloneWith(InstanceReport own)
    {
        var now = _time.GetUtcNow();
        var others = Board.Current.Sightings.Where(sighting => !sighting.IsThis)
            .Select(sighting => sighting with { SilentSince = sighting.SilentSince ?? now });
        return new InstanceBoard(
            [.. others.Append(new InstanceSighting(own, null, IsThis: true)).OrderBy(sighting => sighting.Report.Instance.Name, StringComparer.OrdinalIgnoreCase)],
            IsComplete: false);
    }

    private void OnChangedHere()
    {
        Volatile.Write(ref _changedHere, true);
        Bell.Ring();
    }

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.Instances && news.From != instance.Name)
        {
            Bell.Ring();
        }
    }
}
