using StackExchange.Redis;

namespace QboAdmin.Tests.Fixtures;

/// <summary>A real <c>redis-server</c> of its own: it can be stopped, frozen, emptied and started again on the same port.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private readonly string[] _options;
    private ChildProcess? _process;
    private ConnectionMultiplexer? _client;

    private RedisProcess(int port, string folder, string[] options) => (Port, Folder, _options) = (port, folder, options);

    public int Port { get; }

    public string Folder { get; }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    /// <summary>The database of one test among several that share the server.</summary>
    public string UrlOf(int database) => string.Create(CultureInfo.InvariantCulture, $"{Url}/{database}");

    /// <param name="isPersistent">Whether what it holds is there again after a stop and a start.</param>
    public static async Task<RedisProcess> StartAsync(bool isPersistent = false, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("qbo-redis-").FullName;
        string[] persistence = isPersistent ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--save", "", "--appendonly", "no"];
        var redis = new RedisProcess(Ports.Free(), folder, [.. persistence, .. options]);
        await redis.StartAsync();
        return redis;
    }

    /// <summary>A server that speaks only TLS, with this certificate.</summary>
    public static async Task<RedisProcess> StartAsync(ServerCertificate certificate)
    {
        var (port, folder) = (Ports.Free(), Directory.CreateTempSubdirectory("qbo-redis-").FullName);
        var redis = new RedisProcess(port, folder, ["--save", "", "--appendonly", "no", .. certificate.ServerOptions(port, folder)]);
        await redis.StartAsync();
        return redis;
    }

    /// <summary>A server that is not started yet, with its port known.</summary>
    public static RedisProcess NotYet(params string[] options) =>
        new(Ports.Free(), Directory.CreateTempSubdirectory("qbo-redis-").FullName, ["--save", "", "--appendonly", "no", .. options]);

    public async Task StartAsync()
    {
        _process = new ChildProcess(Programs.RedisServer,
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture),
            "--bind", "127.0.0.1",
            "--dir", Folder,
            "--databases", "4096",
            "--enable-debug-command", "local",
            .. _options,
        ]);
        await Eventually.True(() => _process.HasExited || _process.Output.Contains("Ready to accept connections", StringComparison.Ordinal));
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"redis-server ended:\n{_process.Output}");
        }
    }

    public Task StopAsync() => _process!.KillAsync();

    public void Freeze() => _process!.Freeze();

    public void Thaw() => _process!.Thaw();

    /// <summary>A client of the test's own, as another program would be.</summary>
    public async Task<IDatabase> ConnectAsync(int database = 0)
    {
        _client ??= await ConnectionMultiplexer.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},allowAdmin=true,abortConnect=false,connectRetry=5,asyncTimeout=60000"));
        return _client.GetDatabase(database);
    }

    /// <summary>Has keys end now, as if their life were over.</summary>
    public async Task ExpireAllAsync(int database, string pattern)
    {
        var connected = await ConnectAsync(database);
        await foreach (var key in _client!.GetServers()[0].KeysAsync(database, pattern))
        {
            await connected.KeyExpireAsync(key, TimeSpan.Zero);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
