using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tests.Fixtures;

/// <summary>One connection to Redis without the rest of an instance, and all that it tells.</summary>
internal sealed class RedisLine : IAsyncDisposable
{
    private readonly LoggerFactory _loggers;
    private readonly ConcurrentQueue<string> _told = new();

    private RedisLine(RedisOptions options, TimeProvider time)
    {
        Log = new LogSink();
        _loggers = new LoggerFactory([Log]);
        Connection = new RedisConnection(options, Keys, time, _loggers.CreateLogger<RedisConnection>());
        Connection.Lost += outage => _told.Enqueue($"lost: {outage.Reason}");
        Connection.Restored += () => _told.Enqueue("restored");
    }

    public RedisKeys Keys { get; } = new(QboEnvironment.Sandbox);

    public RedisConnection Connection { get; }

    public LogSink Log { get; }

    /// <summary>What the connection has told those who listen, in order.</summary>
    public IReadOnlyList<string> Told => [.. _told];

    public static RedisLine To(string url, RedisTls? tls = null, TimeProvider? time = null)
    {
        var configuration = RedisUrl.Parse(url);
        var options = new RedisOptions
        {
            Configuration = configuration,
            DisplayAddress = RedisUrl.Display(configuration),
            Tls = tls ?? RedisTls.Verify,
        };
        return new RedisLine(options, time ?? TimeProvider.System);
    }

    public static async Task<RedisLine> ConnectAsync(string url, RedisTls? tls = null, TimeProvider? time = null)
    {
        var line = To(url, tls, time);
        await line.Connection.ConnectAsync();
        return line;
    }

    public ILogger<T> Logger<T>() => _loggers.CreateLogger<T>();

    /// <summary>Tries once; what it threw, or null when Redis answered.</summary>
    public async Task<RedisAwayException?> TryAsync()
    {
        try
        {
            await Connection.UseAsync(database => database.StringGetAsync("any"));
            return null;
        }
        catch (RedisAwayException away)
        {
            return away;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        _loggers.Dispose();
    }
}
