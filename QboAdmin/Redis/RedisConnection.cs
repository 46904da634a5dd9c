using QboAdmin.Values;
using StackExchange.Redis;

namespace QboAdmin.Redis;

/// <summary>
/// The one connection to Redis that all rooms share, alive as long as the process. It knows whether Redis answers: every use
/// through <see cref="UseAsync{T}"/> is also a probe, so an outage and its end are seen by whoever comes first.
/// </summary>
internal sealed class RedisConnection(
    RedisOptions options,
    RedisKeys keys,
    TimeProvider time,
    ILogger<RedisConnection> logger) : IAsyncDisposable
{
    private static readonly TimeSpan SubscriberLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SubscriberPause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private RedisOutage? _outage = new(time.GetUtcNow(), "not connected yet");
    private bool _lossIsTold;
    private string? _reason;
    private ConnectionMultiplexer? _multiplexer;
    private Task? _connecting;
    private int _connections;

    /// <summary>Raised when Redis stops answering, with the reason.</summary>
    public event Action<RedisOutage>? Lost;

    /// <summary>Raised when Redis answers, for the first time or again.</summary>
    public event Action? Restored;

    /// <summary>The present outage; null while Redis answers.</summary>
    public RedisOutage? Outage
    {
        get
        {
            lock (_gate)
            {
                return _outage;
            }
        }
    }

    /// <summary>Grows whenever the line to the server is made anew: after it, another server may be at the other end.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The client library's own object, once there is one. It mends its connections by itself.</summary>
    public ConnectionMultiplexer? Multiplexer => Volatile.Read(ref _multiplexer);

    public RedisOptions Options => options;

    /// <summary>Starts to connect, once. Never throws: an unreachable server is an outage.</summary>
    public Task ConnectAsync()
    {
        lock (_gate)
        {
            return _connecting ??= ConnectOnceAsync();
        }
    }

    /// <summary>Does something with Redis. Nothing else than the two exceptions below comes out of it on Redis's account.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    /// <exception cref="RedisRefusedException">Redis answered with an error.</exception>
    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> use)
    {
        var multiplexer = Multiplexer ?? throw new RedisAwayException(Outage?.Reason ?? "not connected yet");
        var began = time.GetTimestamp();
        try
        {
            var result = await use(multiplexer.GetDatabase()).ConfigureAwait(false);
            MarkThere();
            Measure(began, null);
            return result;
        }
        catch (Exception exception) when (RedisFailure.AsRefusal(exception) is { } refused)
        {
            // A refusal is an answer, too.
            MarkThere();
            Measure(began, "refused");
            throw refused;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or RedisCommandException or ObjectDisposedException)
        {
            Measure(began, "away");
            throw new RedisAwayException(MarkAway(exception).Reason, exception);
        }
    }

    /// <summary>
    /// The client library's own object once it can subscribe. The line for that is made a moment after the one for commands, and whoever
    /// subscribes before is refused.
    /// </summary>
    /// <exception cref="RedisAwayException">Redis does not answer, or that line is not there yet.</exception>
    public async Task<ConnectionMultiplexer> GetSubscribableAsync()
    {
        var until = time.GetUtcNow() + SubscriberLimit;
        while (Outage is null && time.GetUtcNow() < until)
        {
            if (Multiplexer is { } multiplexer && multiplexer.GetSubscriber().IsConnected())
            {
                return multiplexer;
            }

            await Task.Delay(SubscriberPause, time).ConfigureAwait(false);
        }

        throw new RedisAwayException(Outage?.Reason ?? "subscribing is not possible yet");
    }

    public async ValueTask DisposeAsync()
    {
        if (_connecting is { } connecting)
        {
            await connecting.ConfigureAwait(false);
        }

        if (Multiplexer is { } multiplexer)
        {
            await multiplexer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Measure(long began, string? error) => Meters.RedisDuration.Record(
        time.GetElapsedTime(began).TotalSeconds,
        error is null ? [new("db.system.name", "redis")] : [new("db.system.name", "redis"), new("error.type", error)]);

    private async Task ConnectOnceAsync()
    {
        var configuration = RedisClientConfiguration.Complete(options, keys);
        RedisLog.Connecting(logger, options.DisplayAddress);
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false);
        multiplexer.ConnectionFailed += (_, failed) => OnConnectionFailed(failed);
        multiplexer.ConnectionRestored += (_, restored) => OnConnectionRestored(restored);
        Volatile.Write(ref _multiplexer, multiplexer);
        Interlocked.Increment(ref _connections);
        await ProbeAsync().ConfigureAwait(false);
    }

    private async Task ProbeAsync()
    {
        try
        {
            // Not PING, which every database answers, also one that does not exist.
            await UseAsync(database => database.KeyExistsAsync(keys.Connection)).ConfigureAwait(false);
        }
        catch (RedisFailedException)
        {
            // Known by now: using Redis is what marks an outage and its end.
        }
    }

    private void OnConnectionFailed(ConnectionFailedEventArgs failed)
    {
        if (Multiplexer is { IsConnected: false })
        {
            MarkAway(failed.Exception);
        }
    }

    private void OnConnectionRestored(ConnectionFailedEventArgs restored)
    {
        Interlocked.Increment(ref _connections);
        if (restored.ConnectionType == ConnectionType.Interactive)
        {
            _ = ProbeAsync();
        }
    }

    private void MarkThere()
    {
        lock (_gate)
        {
            if (_outage is null)
            {
                return;
            }

            _outage = null;
            _lossIsTold = false;
            _reason = null;
        }

        RedisLog.Established(logger);
        Restored?.Invoke();
    }

    private RedisOutage MarkAway(Exception? exception)
    {
        RedisOutage outage;
        bool isNew, isNewReason;
        lock (_gate)
        {
            var reason = RedisFailure.Describe(exception) ?? _reason ?? "no connection";
            isNewReason = reason != _reason;
            isNew = !_lossIsTold;
            _lossIsTold = true;
            _reason = reason;
            _outage = outage = new RedisOutage(_outage?.Since ?? time.GetUtcNow(), reason);
        }

        if (isNewReason)
        {
            RedisLog.Lost(logger, outage.Reason);
        }

        if (isNew)
        {
            Lost?.Invoke(outage);
        }

        return outage;
    }
}
