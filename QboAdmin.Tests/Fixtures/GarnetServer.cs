using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.EmbeddedRedis;
using StackExchange.Redis;

namespace QboAdmin.Tests.Fixtures;

/// <summary>The server that QboAdmin brings along, for the tests of one class; each gets a database of its own.</summary>
public sealed class GarnetServer : IAsyncLifetime
{
    private const string Password = "garnet-of-the-tests";

    private readonly string _folder = Directory.CreateTempSubdirectory("qbo-garnet-").FullName;
    private readonly int _port = Ports.Free();
    private EmbeddedRedisServer? _server;
    private ConnectionMultiplexer? _client;
    private int _last = -1;

    public async ValueTask InitializeAsync()
    {
        _server = new EmbeddedRedisServer(_folder, _port, Password, NullLoggerFactory.Instance);
        _client = await ConnectionMultiplexer.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},password={Password}"));
    }

    /// <summary>A database nobody else uses; there are 16.</summary>
    public int NextDatabase() => Interlocked.Increment(ref _last);

    public string UrlOf(int database) => string.Create(CultureInfo.InvariantCulture, $"redis://:{Password}@127.0.0.1:{_port}/{database}");

    /// <summary>A client of the test's own, as another program would be.</summary>
    public Task<IDatabase> ConnectAsync(int database) => Task.FromResult(_client!.GetDatabase(database));

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
