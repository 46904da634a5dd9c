using System.Collections.Concurrent;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// The flight recorder as the pages draw it: what this instance noted, and while somebody watches, what the others did. Read whole once,
/// then only what is new, unless something old has come late.
/// </summary>
internal sealed class FlightLog(FlightBook book, NewsDesk desk, RedisConnection redis, Instance instance, TimeProvider time, ILogger<FlightLog> logger)
    : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan WhileWatched = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Unwatched = TimeSpan.FromHours(1);

    // However often somebody asks in vain, Redis and the pages have peace in between.
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(100);

    // Clocks of instances differ, and an entry bears the time of the clock that wrote it.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    private readonly ConcurrentQueue<(string Id, Flight? Flight)> _changes = new();
    private readonly Dictionary<string, Flight> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time;
    private DateTimeOffset? _readUntil;
    private long _unreadable;

    public LiveValue<FlightList> Latest { get; } = new(FlightList.Empty);

    /// <summary>Shows an entry at once, in place of one with the same id.</summary>
    public void Add(Flight flight) => Change(flight.Id, flight);

    /// <summary>Shows it no more.</summary>
    public void Remove(string id) => Change(id, null);

    protected override Task BeginAsync(CancellationToken stopping)
    {
        Latest.WatchersChanged += Bell.Ring;
        desk.Heard += OnNews;
        redis.Lost += OnLost;
        redis.Restored += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        var isWatched = Latest.Watchers > 0;
        if (isWatched && redis.Outage is null)
        {
            await ReadAsync().ConfigureAwait(false);
        }

        Show();
        await Task.Delay(AtMostEvery, _time, stopping).ConfigureAwait(false);
        await SleepAsync(isWatched ? WhileWatched : Unwatched, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        Latest.WatchersChanged -= Bell.Ring;
        desk.Heard -= OnNews;
        redis.Lost -= OnLost;
        redis.Restored -= Bell.Ring;
    }

    private async Task ReadAsync()
    {
        try
        {
            var now = _time.GetUtcNow();
            var all = now - RedisKeys.FlightLife;
            var count = await TakeAsync(_readUntil ?? all).ConfigureAwait(false);
            if (count - _unreadable > _stored.Count)
            {
                // An instance that was cut off has written what it noted meanwhile, under the times when it happened.
                _stored.Clear();
                count = await TakeAsync(all).ConfigureAwait(false);
                _unreadable = count - _stored.Count;
            }

            _readUntil = now - Overlap;
        }
        catch (RedisFailedException)
        {
            // What is known is shown, and said not to be all.
        }
    }

    private async Task<long> TakeAsync(DateTimeOffset since)
    {
        var (flights, count) = await book.ReadAsync(since).ConfigureAwait(false);
        foreach (var flight in flights)
        {
            _known[flight.Id] = flight;
            _stored.Add(flight.Id);
        }

        return count;
    }

    private void Show()
    {
        while (_changes.TryDequeue(out var change))
        {
            if (change.Flight is { } flight)
            {
                _known[change.Id] = flight;
            }
            else
            {
                _known.Remove(change.Id);
            }
        }

        var oldest = _time.GetUtcNow() - RedisKeys.FlightLife;
        var newest = _known.Values.Where(flight => flight.At > oldest).OrderByDescending(flight => flight.At).Take(RedisKeys.MaxFlights).ToList();
        if (newest.Count < _known.Count)
        {
            _known.Clear();
            newest.ForEach(flight => _known[flight.Id] = flight);
        }

        Latest.Set(new FlightList([.. newest], _readUntil is not null && redis.Outage is null));
    }

    private void Change(string id, Flight? flight)
    {
        _changes.Enqueue((id, flight));
        Bell.Ring();
    }

    private void OnLost(RedisOutage outage) => Bell.Ring();

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.Flights && news.From != instance.Name)
        {
            Bell.Ring();
        }
    }
}
