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
    ILogger<ConnectionWatch> logger) : BackgroundService
{
    private readonly Wake _wake = new();
    private TaskCompletionSource _nextLook = NewLook();
    private bool _lossIsListed;

    /// <summary>Looks at Redis now; done when the feed shows what was found, or that Redis is away.</summary>
    public Task LookAsync()
    {
        var look = Volatile.Read(ref _nextLook).Task;
        _wake.Ring();
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

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.Lost += OnLost;
        redis.Restored += OnRestored;
        feed.WatchersChanged += _wake.Ring;
        notifications.KeyChanged += _wake.Ring;
        desk.Heard += OnNews;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var look = Interlocked.Exchange(ref _nextLook, NewLook());
                await LookOnceAsync().ConfigureAwait(false);
                look.SetResult();
                await _wake.SleepAsync(Pause, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
        finally
        {
            redis.Lost -= OnLost;
            redis.Restored -= OnRestored;
            feed.WatchersChanged -= _wake.Ring;
            notifications.KeyChanged -= _wake.Ring;
            desk.Heard -= OnNews;

            // Nobody waits for a look that will not come.
            _nextLook.TrySetResult();
        }
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
            if (await recovery.RecoverAsync(stored).ConfigureAwait(false))
            {
                stored = await store.ReadAsync().ConfigureAwait(false);
            }

            if (memory.State.Unsaved is null)
            {
                var before = memory.State;
                if (await foreignChanges.NoticeAsync(before, stored).ConfigureAwait(false))
                {
                    stored = await store.ReadAsync().ConfigureAwait(false);
                }

                memory.Adopt(stored);
                if (memory.State.Tokens is { } tokens && before.Tokens?.AccessToken != tokens.AccessToken)
                {
                    TokensLog.Loaded(logger, tokens.Realm.Value);
                }
            }

            await events.FollowAsync(stored.NewestEvent).ConfigureAwait(false);
            Show(stored, outage: null);
        }
        catch (RedisAwayException away)
        {
            Show(stored: null, redis.Outage ?? new RedisOutage(time.GetUtcNow(), away.Message));
        }
        catch (Exception exception)
        {
            // Whatever it is, pages must not go on showing an old picture as the present one for longer than until the next look.
            TokensLog.LookFailed(logger, exception);
        }
    }

    private void Show(StoredConnection? stored, RedisOutage? outage) => feed.Show(builder.Build(new SnapshotFacts(
        keys.Environment,
        stored,
        memory.State,
        outage is null ? null : new Outage(outage.Since, outage.Reason),
        time.GetUtcNow())));

    private void OnLost(RedisOutage outage)
    {
        events.AddLocal(events.New(ConnectionEventKind.RedisLost) with { Reason = outage.Reason });
        _lossIsListed = true;
        _wake.Ring();
    }

    private void OnRestored()
    {
        if (_lossIsListed)
        {
            events.AddLocal(events.New(ConnectionEventKind.RedisBack));
            _lossIsListed = false;
        }

        _wake.Ring();
        _ = notifications.ListenAsync();
    }

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.Connection && news.From != instance.Name && news.Version > feed.Current.Version)
        {
            _wake.Ring();
        }
    }

    private static TaskCompletionSource NewLook() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
