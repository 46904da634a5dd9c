using System.Collections.Immutable;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Deploy;

/// <summary>
/// Measures how long news takes between all pairs of instances: a numbered call through the backplane and one through plain pub/sub, which
/// everybody answers (<see cref="EchoAnswers"/>). Measures only while a page or a check somewhere wants to know.
/// </summary>
internal sealed class EchoMeter(
    EchoLine line,
    RedisConnection redis,
    NewsDesk desk,
    IAnnouncer announcer,
    InstanceHeartbeat heartbeat,
    Instance instance,
    TimeProvider time,
    ILogger<EchoMeter> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WishLasts = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MeasureLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    // A newcomer needs a moment to join the backplane.
    private static readonly TimeSpan Newcomer = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = time;
    private readonly EchoRows _rows = new();
    private int _wishes;
    private long _wantedUntil;
    private EchoRound? _round;

    /// <summary>What the page draws.</summary>
    public LiveValue<EchoBoard> Board { get; } = new(EchoBoard.Empty);

    /// <summary>Has everybody measure until the result is disposed.</summary>
    public IDisposable Want()
    {
        Interlocked.Increment(ref _wishes);
        Bell.Ring();
        return new Wish(this);
    }

    /// <summary>The next measurement of all instances. Gives up on those that don't answer.</summary>
    public async Task<EchoBoard> MeasureAsync(CancellationToken cancellationToken)
    {
        var after = Board.Current.Number;
        Bell.Ring();
        using var subscription = Board.Subscribe();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(MeasureLimit);
        try
        {
            await foreach (var board in subscription.Changes(limited.Token).ConfigureAwait(false))
            {
                if (_rows.AreNewerThan(after, Staying()))
                {
                    return board;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody has not measured; the board says whom nobody heard.
        }

        return _rows.ToBoard(Staying(), after);
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        redis.Restored += OnRestored;
        desk.Heard += OnNews;
        line.Heard += OnMessage;
        return line.ListenAsync();
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (!IsWanted || redis.Outage is not null)
        {
            await SleepAsync(IsWanted ? Every : Idle, stopping).ConfigureAwait(false);
            return;
        }

        await line.ListenAsync().ConfigureAwait(false);
        if (Volatile.Read(ref _wishes) > 0)
        {
            await line.SayAsync(new EchoMessage(EchoKind.Wanted, instance.Name, 0)).ConfigureAwait(false);
        }

        await CallAsync(stopping).ConfigureAwait(false);
        await Task.Delay(AtMostEvery, _time, stopping).ConfigureAwait(false);
        await SleepAsync(Every, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        redis.Restored -= OnRestored;
        desk.Heard -= OnNews;
        line.Heard -= OnMessage;
    }

    private bool IsWanted => Volatile.Read(ref _wishes) > 0 || _time.GetTimestamp() < Volatile.Read(ref _wantedUntil);

    private async Task CallAsync(CancellationToken stopping)
    {
        var number = await line.NextNumberAsync().ConfigureAwait(false);
        if (number == 0)
        {
            return;
        }

        var others = Staying().Where(name => name != instance.Name).ToImmutableArray();
        var round = new EchoRound(number, instance.Name, others.IsEmpty ? [instance.Name] : others, _time);
        Volatile.Write(ref _round, round);
        await Task.WhenAll(
            announcer.AnnounceAsync(NewsTopic.Echo, number),
            line.SayAsync(new EchoMessage(EchoKind.Call, instance.Name, number))).ConfigureAwait(false);
        await Task.WhenAny(round.Complete, Task.Delay(AnswerLimit, _time, stopping)).ConfigureAwait(false);
        await line.SayAsync(new EchoMessage(EchoKind.Row, instance.Name, number, round.ToRow())).ConfigureAwait(false);
    }

    private ImmutableArray<string> Staying()
    {
        var now = _time.GetUtcNow();
        return
        [
            .. heartbeat.Board.Current.Sightings
                .Where(sighting => sighting is { SilentSince: null, Report.IsLeaving: false })
                .Where(sighting => sighting.IsThis || sighting.Report.IsJoined || now - sighting.Report.Instance.StartedAt > Newcomer)
                .Select(sighting => sighting.Report.Instance.Name)
                .Distinct(),
        ];
    }

    private void OnRestored() => _ = line.ListenAsync();

    private void OnNews(News news)
    {
        if (news.Topic is NewsTopic.Echo or NewsTopic.EchoAnswer && Volatile.Read(ref _round) is { } round && round.Number == news.Version)
        {
            round.HeardByBackplane(news.From);
        }
    }

    private void OnMessage(EchoMessage message)
    {
        switch (message.Kind)
        {
            case EchoKind.Wanted when message.From != instance.Name:
                Volatile.Write(ref _wantedUntil, _time.GetTimestamp() + (long)(WishLasts.TotalSeconds * _time.TimestampFrequency));
                Bell.Ring();
                break;
            case EchoKind.Call or EchoKind.Answer when Volatile.Read(ref _round) is { } round && round.Number == message.Number:
                round.HeardDirectly(message.From);
                break;
            case EchoKind.Row when message.Row is { } row:
                _rows.Set(message.From, message.Number, row);
                Board.Set(_rows.ToBoard(Staying(), 0));
                break;
        }
    }

    private sealed class Wish(EchoMeter meter) : IDisposable
    {
        private EchoMeter? _meter = meter;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _meter, null) is { } wished)
            {
                Interlocked.Decrement(ref wished._wishes);
            }
        }
    }
}
