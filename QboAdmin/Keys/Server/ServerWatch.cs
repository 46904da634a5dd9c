using QboAdmin.Live;
using QboAdmin.Redis;

namespace QboAdmin.Keys;

/// <summary>Asks the server about itself every few seconds while a page shows the answers.</summary>
internal sealed class ServerWatch(ServerFactsReader reader, RedisConnection redis, KeyWatchOptions options, TimeProvider time, ILogger<ServerWatch> logger)
    : BackgroundLoop(time, logger)
{
    /// <summary>What the pages draw.</summary>
    public LiveValue<ServerFacts> Facts { get; } = new(ServerFacts.Unknown);

    protected override Task BeginAsync(CancellationToken stopping)
    {
        Facts.WatchersChanged += Bell.Ring;
        redis.Restored += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (Facts.Watchers == 0)
        {
            await SleepAsync(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(false);
            return;
        }

        try
        {
            Facts.Set(await reader.ReadAsync().ConfigureAwait(false));
        }
        catch (RedisFailedException)
        {
            Facts.Set(ServerFacts.Unknown);
        }

        await SleepAsync(options.FactsEvery, stopping).ConfigureAwait(false);
    }

    protected override void End()
    {
        Facts.WatchersChanged -= Bell.Ring;
        redis.Restored -= Bell.Ring;
    }
}
