using System.Globalization;
using System.Net;
using QboAdmin.Redis;
using QboAdmin.Tokens;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// Asks the server about itself. Hosted servers forbid some of the questions, and embedded ones leave out some of the answers; what can't be
/// had is unknown.
/// </summary>
internal sealed class ServerFactsReader(RedisConnection tokens, BrowseConnection browser, KeyspaceNotifications notifications)
{
    private static readonly string[] Settings = ["maxclients", "maxmemory", "maxmemory-policy", "notify-keyspace-events", "save", "appendonly"];

    /// <exception cref="RedisFailedException">Redis did not answer or refused.</exception>
    public async Task<ServerFacts> ReadAsync()
    {
        var ping = await tokens.UseAsync(database => database.PingAsync()).ConfigureAwait(false);
        var (info, settings, keys) = await browser.UseAsync(AskAsync).ConfigureAwait(false);
        var flags = settings.GetValueOrDefault("notify-keyspace-events");
        return new ServerFacts
        {
            IsRead = true,
            IsEmbedded = tokens.Options.IsEmbedded,
            Product = Product(info),
            Version = info.GetValueOrDefault("valkey_version") ?? info.GetValueOrDefault("garnet_version") ?? info.GetValueOrDefault("redis_version"),
            PingMilliseconds = Math.Round(ping.TotalMilliseconds, 1),

            // Whoever asks is one; Garnet counts none unless it is told to.
            Clients = Number(info, "connected_clients") is > 0 and var clients ? clients : null,
            MaxClients = Number(settings, "maxclients") ?? Number(info, "maxclients"),
            Memory = Number(info, "used_memory"),
            MaxMemory = Number(settings, "maxmemory") ?? Number(info, "maxmemory"),
            EvictionPolicy = settings.GetValueOrDefault("maxmemory-policy") ?? info.GetValueOrDefault("maxmemory_policy"),
            Evicted = Number(info, "evicted_keys"),
            Persistence = Persistence(info, settings),
            Line = Line(tokens.Options),
            Notifications = flags,
            AreNotificationsUsed = notifications.AreOn,
            Keys = keys,
        };
    }

    private static async Task<(Dictionary<string, string> Info, Dictionary<string, string> Settings, long? Keys)> AskAsync(IDatabase database)
    {
        var info = OrNullAsync(database.ExecuteAsync("INFO"));
        var settings = Settings.Select(name => OrNullAsync(database.ExecuteAsync("CONFIG", "GET", name))).ToList();
        var keys = OrNullAsync(database.ExecuteAsync("DBSIZE"));
        var said = ParseInfo((string?)await info.ConfigureAwait(false));
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (await setting.ConfigureAwait(false) is { IsNull: false } answer && (string?[]?)answer is [{ } name, { } value, ..])
            {
                set[name] = value;
            }
        }

        return (said, set, (long?)await keys.ConfigureAwait(false));
    }

    private static Dictionary<string, string> ParseInfo(string? info) => (info ?? "")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .Where(pair => pair.Length == 2)
        .DistinctBy(pair => pair[0])
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string Product(Dictionary<string, string> info) =>
        info.ContainsKey("garnet_version") ? "Garnet" : info.ContainsKey("valkey_version") ? "Valkey" : "Redis";

    private static ServerPersistence Persistence(Dictionary<string, string> info, Dictionary<string, string> settings)
    {
        var writes = (settings.GetValueOrDefault("appendonly"), info.GetValueOrDefault("aof_enabled"), info.GetValueOrDefault("aof_memory_size")) switch
        {
            ("yes", _, _) or (_, "1", _) => true,

            // Garnet says how large its log of writes is, and nothing where it has none.
            (_, _, { } size) => size is not ("0" or "N/A"),
            (null, null, _) => (bool?)null,
            _ => false,
        };
        return (writes, settings.GetValueOrDefault("save")) switch
        {
            (true, _) => ServerPersistence.EveryWrite,
            (_, { Length: > 0 }) => ServerPersistence.Snapshots,
            (false, "") => ServerPersistence.None,
            _ => ServerPersistence.Unknown,
        };
    }

    private static LineSafety Line(RedisOptions options) => (options.Configuration.Ssl, options.Tls.Kind) switch
    {
        (true, RedisTlsKind.SelfSigned) => LineSafety.Unverified,
        (true, _) => LineSafety.Verified,
        _ => options.Configuration.EndPoints.All(IsThisMachine) ? LineSafety.ThisMachine : LineSafety.Plain,
    };

    private static bool IsThisMachine(EndPoint endpoint) => endpoint switch
    {
        IPEndPoint { Address: var address } => IPAddress.IsLoopback(address),
        DnsEndPoint { Host: var host } => host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static long? Number(Dictionary<string, string> values, string name) =>
        long.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<RedisResult?> OrNullAsync(Task<RedisResult> question)
    {
        try
        {
            return await question.ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}
