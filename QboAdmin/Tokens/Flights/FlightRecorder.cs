using QboAdmin.Intuit;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// Notes every attempt to refresh as it happens, and beside it outages, connects and what other programs wrote, so that a refused token can be
/// explained afterwards. It never delays or fails what it notes: entries wait here until Redis takes them, and the oldest go first when
/// there are too many.
/// </summary>
internal sealed class FlightRecorder(
    FlightQueue queue,
    FlightLog log,
    EventLog events,
    ConnectionFeed feed,
    RedisConnection redis,
    IAnnouncer announcer,
    Fingerprinter fingerprinter,
    Instance instance,
    TimeProvider time,
    ILogger<FlightRecorder> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    // A caller that asks again and again in vain is one entry a minute.
    private static readonly TimeSpan SameAgain = TimeSpan.FromMinutes(1);

    private readonly FlightMarks _marks = new();
    private readonly TimeProvider _time = time;
    private FlightDraft? _draft;
    private Flight? _last;
    private RedisOutage? _outage;

    /// <summary>Makes an attempt and notes it. There is one at a time in this process.</summary>
    public async Task<RefreshResult> FlyAsync(RefreshReason reason, Func<Task<RefreshResult>> refresh)
    {
        var draft = new FlightDraft(Guid.NewGuid().ToString("N")[..12], _time.GetUtcNow(), reason, instance.Name, _time);
        _draft = draft;
        log.Add(draft.SoFar);
        var result = await refresh().ConfigureAwait(false);
        Land(draft.End(result));
        return result;
    }

    /// <summary>The wait for the lock is over, in vain or not.</summary>
    public void NoteLock() => _draft?.NoteLock();

    /// <summary>Intuit has been asked.</summary>
    public void NoteAnswer(RefreshBasis basis, OAuthResult answer) => _draft?.NoteAnswer(basis, answer, fingerprinter);

    /// <summary>Notes something that is no attempt of this instance.</summary>
    public void Note(Flight flight)
    {
        log.Add(flight);
        queue.Add(flight);
        Bell.Ring();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await queue.AppendAsync().ConfigureAwait(false);
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        feed.Changed += Bell.Ring;
        redis.Lost += OnLost;
        redis.Restored += OnRestored;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        foreach (var mark in _marks.Of(events.Latest.Current))
        {
            Note(mark);
        }

        if (await queue.AppendAsync().ConfigureAwait(false))
        {
            await announcer.AnnounceAsync(NewsTopic.Flights).ConfigureAwait(false);
        }

        await SleepAsync(LongestNap, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        feed.Changed -= Bell.Ring;
        redis.Lost -= OnLost;
        redis.Restored -= OnRestored;
    }

    private void Land(Flight flight)
    {
        if (IsSameAgain(flight))
        {
            log.Remove(flight.Id);
            return;
        }

        _last = flight;
        Note(flight);
    }

    private bool IsSameAgain(Flight flight) =>
        flight.Kind is FlightKind.NotAsked or FlightKind.NothingToDo or FlightKind.Busy
        && _last is { } last
        && last.Kind == flight.Kind
        && last.Why == flight.Why
        && flight.At - last.At < SameAgain;

    private void OnLost(RedisOutage outage) => _outage = outage;

    private void OnRestored()
    {
        if (Interlocked.Exchange(ref _outage, null) is { } outage)
        {
            Note(new Flight(Guid.NewGuid().ToString("N")[..12], outage.Since, FlightKind.Outage, instance.Name) { Until = _time.GetUtcNow(), Why = outage.Reason });
        }

        Bell.Ring();
    }
}
