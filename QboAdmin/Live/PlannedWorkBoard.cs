using System.Text.Json;
using QboAdmin.Redis;

namespace QboAdmin.Live;

/// <summary>
/// Whether work is planned at the moment, the same on all instances: one key in Redis that ends by itself. Alerts keep still meanwhile, and
/// every page says so.
/// </summary>
internal sealed class PlannedWorkBoard(
    RedisConnection redis,
    RedisKeys keys,
    NewsDesk desk,
    IAnnouncer announcer,
    TimeProvider time,
    ILogger<PlannedWorkBoard> logger) : BackgroundLoop(time, logger)
{
    /// <summary>Nobody silences alerts for longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const int MaxWhat = 120;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time = time;

    /// <summary>What the pages show.</summary>
    public LiveValue<PlannedWorkView> Live { get; } = new(new PlannedWorkView(null));

    /// <summary>The work under way; null for none.</summary>
    public PlannedWork? Current => Live.Current.Work is { } work && work.Until > _time.GetUtcNow() ? work : null;

    /// <summary>Begins, or changes what is under way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would take no time, or more than <see cref="Longest"/>.</exception>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task BeginAsync(string by, TimeSpan length, string what)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Longest);
        var now = _time.GetUtcNow();
        var work = new PlannedWork(by, now, now + length, what.Length > MaxWhat ? what[..MaxWhat] : what);
        await redis.UseAsync(database => database.StringSetAsync(keys.PlannedWork, JsonSerializer.Serialize(work, PlannedWorkJson.Default.PlannedWork), length))
            .ConfigureAwait(false);
        Live.Set(new PlannedWorkView(work));
        await announcer.AnnounceAsync(NewsTopic.PlannedWork).ConfigureAwait(false);
    }

    /// <summary>Ends it early.</summary>
    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task EndAsync()
    {
        await redis.UseAsync(database => database.KeyDeleteAsync(keys.PlannedWork)).ConfigureAwait(false);
        Live.Set(new PlannedWorkView(null));
        await announcer.AnnounceAsync(NewsTopic.PlannedWork).ConfigureAwait(false);
    }

    protected override Task BeginAsync(CancellationToken stopping)
    {
        redis.Restored += Bell.Ring;
        desk.Heard += OnNews;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (redis.Outage is null)
        {
            await ReadAsync().ConfigureAwait(false);
        }

        var wait = Current is { } work ? work.Until - _time.GetUtcNow() : Idle;
        await SleepAsync(wait < Idle ? wait : Idle, stopping).ConfigureAwait(false);
        Live.Set(new PlannedWorkView(Current));
    }

    protected override void End()
    {
        redis.Restored -= Bell.Ring;
        desk.Heard -= OnNews;
    }

    private async Task ReadAsync()
    {
        try
        {
            var stored = await redis.UseAsync(database => database.StringGetAsync(keys.PlannedWork)).ConfigureAwait(false);
            var work = stored.IsNull ? null : JsonSerializer.Deserialize((byte[])stored!, PlannedWorkJson.Default.PlannedWork);

            // Redis may keep the key for a moment longer than the work was to last.
            Live.Set(new PlannedWorkView(work?.Until > _time.GetUtcNow() ? work : null));
        }
        catch (Exception exception) when (exception is RedisFailedException or JsonException)
        {
            // Not readable is not planned: alerts are worth more than silence.
            Live.Set(new PlannedWorkView(Current));
        }
    }

    private void OnNews(News news)
    {
        if (news.Topic == NewsTopic.PlannedWork)
        {
            Bell.Ring();
        }
    }
}

/// <summary>What the pages show of it.</summary>
/// <param name="Work">Null for none.</param>
public sealed record PlannedWorkView(PlannedWork? Work);
