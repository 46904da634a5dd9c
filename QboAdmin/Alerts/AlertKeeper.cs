using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;

namespace QboAdmin.Alerts;

/// <summary>
/// Finds out what wants attention, at each change of the picture and while time passes; shows it on every page at once and has it told
/// outside, if somebody wants to be told.
/// </summary>
internal sealed class AlertKeeper(
    ConnectionFeed feed,
    AlertBoard board,
    NoticeDesk desk,
    NoticeBook book,
    WebhookSender sender,
    RedisConnection redis,
    PlannedWorkBoard planned,
    AlertOptions options,
    TimeProvider time,
    ILogger<AlertKeeper> logger) : BackgroundLoop(time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly Dictionary<AlertKind, DateTimeOffset> _since = [];

    protected override Task BeginAsync(CancellationToken stopping)
    {
        feed.Changed += OnChanged;
        sender.Told += Bell.Ring;
        redis.Restored += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        var alerts = Show();

        // Whoever announced the work knows already; what is still so when it is over is told then.
        if (sender.Address is not null && planned.Current is null)
        {
            desk.TellOwn(alerts);
            await TellSharedAsync(alerts).ConfigureAwait(false);
        }

        await SleepAsync(options.Every, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        feed.Changed -= OnChanged;
        sender.Told -= Bell.Ring;
        redis.Restored -= Bell.Ring;
    }

    private List<Alert> Show()
    {
        var now = _time.GetUtcNow();
        var found = AlertRules.Of(feed.Current, now).ToList();
        foreach (var gone in _since.Keys.Except(found.Select(alert => alert.Kind)).ToList())
        {
            _since.Remove(gone);
        }

        var alerts = found.Select(alert => alert is { Since: null, EndsAt: null } ? alert with { Since = FirstSeen(alert.Kind, now) } : alert).ToList();
        board.Latest.Set(new AlertList([.. alerts], sender.State));
        return alerts;
    }

    private DateTimeOffset FirstSeen(AlertKind kind, DateTimeOffset now)
    {
        _since.TryAdd(kind, now);
        return _since[kind];
    }

    private async Task TellSharedAsync(IReadOnlyList<Alert> alerts)
    {
        // What an instance sees while Redis is away is not what all see; it is told when Redis is back, if it is still so.
        if (redis.Outage is not null || feed.Current.RedisOutage is not null || feed.Current.State == ConnectionState.Starting)
        {
            return;
        }

        try
        {
            sender.Adopt(await book.ReadFailureAsync().ConfigureAwait(false));
            await desk.TellSharedAsync(alerts).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // Away or full: the next turn tries again.
        }
    }

    private void OnChanged() => Bell.Ring();
}
