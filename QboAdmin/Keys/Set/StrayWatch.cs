using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>
/// Looks for stray keys under the contract's prefix while a page is open, slice by slice over the browser's connection. The larger the
/// keyspace, the longer it rests between two searches.
/// </summary>
internal sealed class StrayWatch(KeyScan scan, KeyWatchOptions options, TimeProvider time, ILogger<StrayWatch> logger) : BackgroundLoop(time, logger)
{
    private static readonly HashSet<string> Contract =
        [.. Enum.GetValues<QboEnvironment>().SelectMany(environment => new RedisKeys(environment).AllTokenKeys).Select(key => key.ToString())];

    private readonly TimeProvider _time = time;

    /// <summary>What was found.</summary>
    public LiveValue<StraySweep> Found { get; } = new(StraySweep.Unknown);

    /// <summary>Whether a name is one of the contract's eight.</summary>
    public static bool IsContract(KeyName name) => Contract.Contains(name.Text);

    /// <summary>Searches again now.</summary>
    public void Look() => Bell.Ring();

    protected override Task BeginAsync(CancellationToken stopping)
    {
        Found.WatchersChanged += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (Found.Watchers == 0)
        {
            Found.Set(StraySweep.Unknown);
            await SleepAsync(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(false);
            return;
        }

        var started = _time.GetTimestamp();
        try
        {
            await SweepAsync(stopping).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // The page says that Redis is away; what was found before may still be so.
        }

        var rest = _time.GetElapsedTime(started) * options.StraysRest;
        await SleepAsync(rest > options.StraysEvery ? rest : options.StraysEvery, stopping).ConfigureAwait(false);
    }

    protected override void End() => Found.WatchersChanged -= Bell.Ring;

    private async Task SweepAsync(CancellationToken stopping)
    {
        var names = new SortedSet<KeyName>(KeyName.ByText);
        var cursor = KeyScan.Start;
        do
        {
            stopping.ThrowIfCancellationRequested();
            if (Found.Watchers == 0)
            {
                return;
            }

            var slice = await scan.NextAsync(RedisKeys.TokenPrefix + "*", type: null, cursor).ConfigureAwait(false);
            cursor = slice.Cursor;
            names.UnionWith(slice.Found.Where(name => !IsContract(name)));
            while (names.Count > StraySweep.Most)
            {
                names.Remove(names.Max);
            }

            // While the first search is under way, what it has found is shown at once.
            if (!Found.Current.IsDone && names.Count > 0)
            {
                Found.Set(new StraySweep([.. names], IsDone: false));
            }
        }
        while (cursor != KeyScan.Start);

        Found.Set(new StraySweep([.. names], IsDone: true));
    }
}
