using System.Globalization;
using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Deploy;

/// <summary>Asks the Redis server about itself, once for all checks of one run.</summary>
internal sealed class RedisProbe(RedisConnection redis, RedisKeys keys, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private (RedisFacts Facts, long At)? _known;

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task<RedisFacts> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_known is not { } known || time.GetElapsedTime(known.At) > GoodFor)
            {
                _known = known = (await redis.UseAsync(AskAsync).ConfigureAwait(false), time.GetTimestamp());
            }

            return known.Facts;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<RedisFacts> AskAsync(IDatabase database)
    {
        var quickest = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var began = time.GetTimestamp();
            await database.KeyExistsAsync(keys.Connection).ConfigureAwait(false);
            quickest = Math.Min(quickest, time.GetElapsedTime(began).TotalMilliseconds);
        }

        var info = ReadInfo(await TryAsync(database, "INFO").ConfigureAwait(false) is { } text ? (string?)text : null);
        var append = info.GetValueOrDefault("aof_enabled");
        return new RedisFacts
        {
            Version = info.GetValueOrDefault("redis_version") ?? "unknown",
            Milliseconds = Math.Round(quickest, 2),
            Policy = info.GetValueOrDefault("maxmemory_policy") ?? await ConfigAsync(database, "maxmemory-policy").ConfigureAwait(false),
            UsedBytes = Number(info.GetValueOrDefault("used_memory")),
            MaxBytes = Number(info.GetValueOrDefault("maxmemory")),
            KeepsAppendFile = append is null ? null : append == "1",
            Snapshots = await ConfigAsync(database, "save").ConfigureAwait(false),
            DiskWorks = info.GetValueOrDefault("rdb_last_bgsave_status") is null or "ok"
                && info.GetValueOrDefault("aof_last_write_status") is null or "ok",
            Clients = (int?)Number(info.GetValueOrDefault("connected_clients")),
            MaxClients = (int?)Number(info.GetValueOrDefault("maxclients") ?? await ConfigAsync(database, "maxclients").ConfigureAwait(false)),
            Notifications = await ConfigAsync(database, "notify-keyspace-events").ConfigureAwait(false),
        };
    }

    private static async Task<string?> ConfigAsync(IDatabase database, string name) =>
        await TryAsync(database, "CONFIG", "GET", name).ConfigureAwait(false) is { } answer && (string?[]?)answer is [_, var value, ..] ? value : null;

    private static async Task<RedisResult?> TryAsync(IDatabase database, string command, params object[] arguments)
    {
        try
        {
            return await database.ExecuteAsync(command, arguments).ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            // Hosted servers often forbid it; what is not said is unknown.
            return null;
        }
    }

    private static Dictionary<string, string> ReadInfo(string? info)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (info ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[0] != '#')
            {
                facts[line[..colon]] = line[(colon + 1)..];
            }
        }

        return facts;
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
