using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// The only one who reads the connection from Redis and makes a picture of it: when something tells of a change, and at intervals
/// in case nothing did. One look at a time; any number of wishes while it looks become one more look.
/// </summary>
internal sealed class ConnectionWatch(
    ITokenStore store,
    RedisConnection redis,
    RedisKeys keys,
    TokenMemory memory,
    OutageRecovery recovery,
    ForeignChanges foreignChanges,
    KeyspaceNotifications notifications,
    EventLog events,
    SnapshotBuilder builder,
    ConnectionFeed feed,
    NewsDesk desk,
    IAnnouncer announcer,
    Instance instance,
    WatchOptions options,
    TimeProvider time,
    ILogger<ConnectionWatch> logger) : BackgroundLoop(time, logger)
{
    private readonly TimeProvider _time = time;
    private TaskCompletionSource _nextLook = NewLook();
    private bool _lossIsListed;

    /// <summary>Looks at Redis now; done when the feed shows what was found, or that Redis is away.</summary>
    public Task LookAsync()
    {
        var look = Volatile.Read(ref _nextLook).Task;
        Bell.Ring();
        return look;
    }

    /// <summary>After a write by this instance: shows it here, and wakes the others.</summary>
    public async Task ChangedHereAsync()
    {
        await LookAsync().ConfigureAwait(false);
        await announcer.AnnounceAsync(NewsTopic.Connection, feed.Current.Version).ConfigureAwait(false);
    }

    /// <summary>Shows this instance's own knowledge again, after it changed while Redis was away.</summary>
    public void ShowMemory() => Show(stored: null, redis.Outage);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (memory.State.Unsaved is not null || memory.State.ToClear is not null)
        {
            await LookOnceAsync().ConfigureAwait(false);
        }
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        redis.Lost += OnLost;
        redis.Restored += OnRestored;
        feed.WatchersChanged += Bell.Ring;
        notifications.KeyChanged += Bell.Ring;
        desk.Heard += OnNews;

        // Redis may have been reached before anybody listened to that news.
        _ = notifications.ListenAsync();
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        var look = Interlocked.Exchange(ref _nextLook, NewLook());
        try
        {
            await LookOnceAsync().ConfigureAwait(false);
        }
        finally
        {
            look.SetResult();
        }

        await SleepAsync(Pause, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        redis.Lost -= OnLost;
        redis.Restored -= OnRestored;
        feed.WatchersChanged -= Bell.Ring;
        notifications.KeyChanged -= Bell.Ring;
        desk.Heard -= OnNews;

        // Nobody waits for a look that will not come.
        _nextLook.TrySetResult();
    }

    private TimeSpan Pause => notifications.AreOn && redis.Outage is null ? options.Notified
        : feed.Watchers > 0 ? options.Watched
        : options.Unwatched;

    private async Task LookOnceAsync()
    {
        try
        {
            using var entered = await memory.EnterAsync().ConfigureAwait(false);
            var stored = await store.ReadAsync().ConfigureAwait(false);
            if (await UnlessRefusedAsync(recovery.RecoverAsync(stored)).ConfigureAwait(false))
            {
                stored = await store.ReadAsync().ConfigureAwait(false);
            }

            if (memory.State.Unsaved is null)
            {
                stored = await AdoptAsync(stored).ConfigureAwait(false);
            }

            await events.FollowAsync(stored.NewestEvent).ConfigureAwait(false);
            Show(stored, outage: null);
        }
        catch (RedisFailedException failed)
        {
            // A Redis that refuses to be read is as good as none.
            Show(stored: null, redis.Outage ?? new RedisOutage(feed.Current.RedisOutage?.Since ?? _time.GetUtcNow(), failed.Message));
        }
    }

    private async Task<StoredConnection> AdoptAsync(StoredConnection stored)
    {
        var before = memory.State;
        if (await UnlessRefusedAsync(foreignChanges.NoticeAsync(before, stored)).ConfigureAwait(false))
        {
            stored = await store.ReadAsync().ConfigureAwait(false);
        }

        memory.Adopt(stored);
        if (memory.State.Tokens is { } tokens && before.Tokens?.AccessToken != tokens.AccessToken)
        {
            TokensLog.Loaded(logger, tokens.Realm.Value);
        }

        return stored;
    }

    // A Redis that takes no writes can still be read, and the picture must not stand still for what can't be written.
    private static async Task<bool> UnlessRefusedAsync(Task<bool> write)
    {
        try
        {
            return await write.ConfigureAwait(false);
        }
        catch (RedisRefusedException)
        {
            return false;
        }
    }

    private void Show(StoredConnection? stored, RedisOutage? outage) => feed.Show(builder.Build(new SnapshotFacts(
        keys.Environment,
        stored,
        memory.State,
        outage is null ? null : new Outage(outage.Since, outage.Reason),
        _time.GetUtcNow())));

    private void OnLost(RedisOutage outage)
    {
        events.AddLocal(events.New(ConnectionEventKind.RedisLost) with { Reason = outage.Reason });
        _lossIsListed = true;
        Bell.Ring();
    }

    private void OnRestored()
    {
        if (_lossIsListed)
        {
            events.AddLocal(events.New(ConnectionEventKind.RedisBack));
            _lossIsListed = false;
        }

        Bell.Ring();
        _ = notifications.ListenAsync();
    }

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.Connection && news.From != instance.Name && news.Version > feed.Current.Version)
        {
            Bell.Ring();
        }
    }

    private static TaskCompletionSource NewLook() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
