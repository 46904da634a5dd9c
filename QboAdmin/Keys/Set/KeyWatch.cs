using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>
/// Reads the keys of both environments while a page shows them, and at no other time: when something tells of a change, and at intervals
/// in case nothing did.
/// </summary>
internal sealed class KeyWatch(
    RedisConnection redis,
    KeySets sets,
    KeyHistory history,
    ConnectionFeed feed,
    KeyspaceNotifications notifications,
    KeyWatchOptions options,
    TimeProvider time,
    ILogger<KeyWatch> logger) : BackgroundLoop(time, logger)
{
    private static readonly RedisKeys[] Environments = [new(QboEnvironment.Sandbox), new(QboEnvironment.Production)];

    private readonly TimeProvider _time = time;

    /// <summary>What the pages draw.</summary>
    public LiveValue<KeysPicture> Picture { get; } = new(KeysPicture.Unknown);

    /// <summary>How often Redis was read.</summary>
    public long Reads { get; private set; }

    /// <summary>Has the pages see at once what was just written.</summary>
    public void Look() => Bell.Ring();

    protected override Task BeginAsync(CancellationToken stopping)
    {
        Picture.WatchersChanged += Bell.Ring;
        feed.Changed += Bell.Ring;
        notifications.KeyChanged += Bell.Ring;
        redis.Restored += Bell.Ring;
        redis.Lost += OnLost;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (Picture.Watchers == 0)
        {
            history.Forget();
            await SleepAsync(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(false);
            return;
        }

        Picture.Set(await ReadAsync().ConfigureAwait(false));
        await SleepAsync(options.Every, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        Picture.WatchersChanged -= Bell.Ring;
        feed.Changed -= Bell.Ring;
        notifications.KeyChanged -= Bell.Ring;
        redis.Restored -= Bell.Ring;
        redis.Lost -= OnLost;
    }

    private async Task<KeysPicture> ReadAsync()
    {
        try
        {
            Reads++;
            var raw = await redis.UseAsync(database => KeySetReader.ReadAsync(database, Environments)).ConfigureAwait(false);
            var now = _time.GetUtcNow();
            return new KeysPicture(
                sets.Picture(QboEnvironment.Sandbox, raw[0], now), sets.Picture(QboEnvironment.Production, raw[1], now), IsRead: true, Outage: null);
        }
        catch (RedisFailedException failed)
        {
            // What was seen last stays on the page, and the page says that it is old.
            var last = Picture.Current;
            return last with { Outage = last.Outage ?? new Outage(redis.Outage?.Since ?? _time.GetUtcNow(), failed.Message) };
        }
    }

    private void OnLost(RedisOutage outage) => Bell.Ring();
}
