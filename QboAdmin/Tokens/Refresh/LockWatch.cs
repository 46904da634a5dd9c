using QboAdmin.Live;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Tokens;

/// <summary>
/// Watches the refresh lock while somebody looks, and takes it from a holder that is over its time.
/// <para>
/// Why that can't make two refreshes of one token. A holder that asks Intuit has an answer or has given up within
/// <see cref="RefreshOptions.LongestAttempt"/>; a lock may be taken only after this instance itself has seen the same holder for twice that long, by
/// a clock that nobody can set. So nobody waits for Intuit any more. A holder that has not asked yet, because it hung before, finds the
/// fence changed in the very transaction that must succeed before it may ask; it is changed together with the removal of the lock, and only if that
/// lock is still the one that was seen. What is left is a process frozen in the instant between that transaction and the request: from it the
/// lock would have been lost by itself long before, because a frozen process does not extend it.
/// </para>
/// </summary>
internal sealed class LockWatch(
    RedisConnection redis,
    RedisKeys keys,
    ConnectionFeed feed,
    RefreshOptions options,
    TimeProvider time,
    ILogger<LockWatch> logger) : BackgroundLoop(time, logger)
{
    private static readonly TimeSpan WhileWatched = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Unwatched = TimeSpan.FromHours(1);

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;
    private Sight? _sight;

    public LiveValue<LockView> View { get; } = new(LockView.Unknown);

    private TimeSpan Patience => options.LongestAttempt * 2;

    /// <summary>Takes the lock away from its holder, if that is over its time.</summary>
    /// <returns>Whether it was taken; false when there was nothing to take, or not yet.</returns>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task<bool> TakeAsync()
    {
        if (await LookAsync().ConfigureAwait(false) is not { MayBeTaken: true } || _sight is not { } sight)
        {
            return false;
        }

        var taken = await redis.UseAsync(database => TakeAsync(database, sight.Lock)).ConfigureAwait(false);
        if (taken)
        {
            TokensLog.LockTaken(_logger);
        }

        await LookAsync().ConfigureAwait(false);
        return taken;
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        View.WatchersChanged += Bell.Ring;
        feed.Changed += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (View.Watchers == 0)
        {
            await SleepAsync(Unwatched, stopping).ConfigureAwait(false);
            return;
        }

        try
        {
            await LookAsync().ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            View.Set(LockView.Unknown);
        }

        await SleepAsync(WhileWatched, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        View.WatchersChanged -= Bell.Ring;
        feed.Changed -= Bell.Ring;
    }

    private async Task<LockView> LookAsync()
    {
        var held = (string?)await redis.UseAsync(database => database.StringGetAsync(keys.RefreshLock)).ConfigureAwait(false);
        var view = held is null ? LockView.Free : See(held, feed.Current.Underway);
        if (held is null)
        {
            _sight = null;
        }

        View.Set(view);
        return view;
    }

    // The same lock in the hand of somebody else, or the same holder at another attempt, starts the wait anew.
    private LockView See(string held, RefreshUnderway? underway)
    {
        var sight = _sight is { } last && last.Lock == held && last.Underway == underway
            ? last
            : new Sight(held, underway, _time.GetTimestamp(), _time.GetUtcNow(), underway?.Since ?? (_sight?.Lock == held ? _sight.Since : _time.GetUtcNow()));
        _sight = sight;
        return new LockView(
            LockState.Held,
            underway?.Instance,
            sight.Since,
            sight.FirstSeenAt + Patience,
            _time.GetElapsedTime(sight.FirstSeen) > Patience);
    }

    // The fence goes up for everybody who read the old one.
    private async Task<bool> TakeAsync(IDatabase database, string seen)
    {
        var transaction = database.CreateTransaction();
        transaction.AddCondition(Condition.StringEqual(keys.RefreshLock, seen));
        var fence = transaction.HashSetAsync(keys.Connection, MetadataFields.Fence, Guid.NewGuid().ToString("N"));
        var version = transaction.HashIncrementAsync(keys.Connection, MetadataFields.Version);
        var gone = transaction.KeyDeleteAsync(keys.RefreshLock);
        if (!await transaction.ExecuteAsync().ConfigureAwait(false))
        {
            return false;
        }

        await Task.WhenAll(fence, version, gone).ConfigureAwait(false);
        return true;
    }

    private sealed record Sight(string Lock, RefreshUnderway? Underway, long FirstSeen, DateTimeOffset FirstSeenAt, DateTimeOffset Since);
}
