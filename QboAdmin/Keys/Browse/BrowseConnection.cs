using QboAdmin.Redis;
using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// The second connection to Redis, for looking around: one socket, opened when somebody first looks, so that nothing large ever stands in the
/// way of a token. It can only read: no other command is known to it, and none that looks at all keys at once.
/// </summary>
internal sealed class BrowseConnection(RedisOptions options, RedisKeys keys) : IAsyncDisposable
{
    /// <summary>The name by which the server lists it.</summary>
    public const string ClientName = "QboAdmin-browser";

    private static readonly HashSet<string> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        "AUTH", "HELLO", "CLIENT", "SELECT", "PING", "ECHO", "INFO", "CONFIG", "DBSIZE",
        "SCAN", "TYPE", "PTTL", "MEMORY", "EXISTS",
        "GETRANGE", "STRLEN", "HLEN", "HSTRLEN", "HMGET", "HRANDFIELD", "LLEN", "LRANGE", "SCARD", "SSCAN", "ZCARD", "ZRANGE", "XLEN", "XREVRANGE",
    };

    private readonly SemaphoreSlim _opening = new(1, 1);
    private ConnectionMultiplexer? _multiplexer;

    /// <summary>Whether anybody has looked yet.</summary>
    public bool IsOpen => Volatile.Read(ref _multiplexer) is not null;

    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    /// <exception cref="RedisRefusedException">Redis answered with an error.</exception>
    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> use)
    {
        try
        {
            var multiplexer = Volatile.Read(ref _multiplexer) ?? await OpenAsync().ConfigureAwait(false);
            return await use(multiplexer.GetDatabase()).ConfigureAwait(false);
        }
        catch (Exception exception) when (RedisFailure.AsRefusal(exception) is { } refused)
        {
            throw refused;
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or RedisCommandException or ObjectDisposedException)
        {
            throw new RedisAwayException(RedisFailure.Describe(exception) ?? "no connection", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_multiplexer is not null)
        {
            await _multiplexer.DisposeAsync().ConfigureAwait(false);
        }

        _opening.Dispose();
    }

    private async Task<ConnectionMultiplexer> OpenAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_multiplexer is null)
            {
                var configuration = RedisClientConfiguration.Complete(options, keys);
                configuration.ClientName = ClientName;
                configuration.CommandMap = CommandMap.Create(Commands, available: true);
                Volatile.Write(ref _multiplexer, await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false));
            }

            return _multiplexer;
        }
        finally
        {
            _opening.Release();
        }
    }
}
