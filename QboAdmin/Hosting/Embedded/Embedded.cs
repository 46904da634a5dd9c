using System.Globalization;
using System.Net;
using System.Net.Sockets;
using QboAdmin.EmbeddedRedis;
using QboAdmin.Redis;

namespace QboAdmin.Hosting;

/// <summary>
/// What runs inside this program because nothing outside is configured: a Redis, and in the demo a simulator of Intuit. Neither changes
/// anything else but the address that the rest of the program is given.
/// </summary>
internal sealed class Embedded : IDisposable
{
    private const int PreferredRedisPort = 16_379;

    private readonly DataFolder? _folder;
    private readonly EmbeddedRedisServer? _server;

    private Embedded(RedisOptions redis, Uri? intuitBaseUrl, DataFolder? folder, EmbeddedRedisServer? server, bool hasSimulator)
    {
        (Redis, IntuitBaseUrl, _folder, _server) = (redis, intuitBaseUrl, folder, server);
        SimulatorFolder = hasSimulator ? folder!.Subfolder("simulator") : null;
    }

    public RedisOptions Redis { get; }

    public Uri? IntuitBaseUrl { get; }

    /// <summary>Where the simulator inside this program keeps its state; null when there is none.</summary>
    public string? SimulatorFolder { get; }

    /// <summary>The path of the simulator inside this program.</summary>
    public const string SimulatorPath = "/simulator";

    /// <exception cref="DataFolderException">Another process has the data folder, or it can't be used.</exception>
    public static Embedded Start(AppSettings settings, ILoggerFactory loggers)
    {
        var hasSimulator = settings.IsDemo && settings.IntuitBaseUrl is null;
        var intuit = hasSimulator ? new Uri($"http://localhost:{settings.Listen.Port}{SimulatorPath}") : settings.IntuitBaseUrl;
        if (settings.Redis is not null && !hasSimulator)
        {
            return new Embedded(settings.Redis, intuit, null, null, hasSimulator);
        }

        var folder = DataFolder.Take(settings.DataFolder, settings.Listen.Port == ListenAddress.DefaultPort ? ListenAddress.DefaultPort + 1 : settings.Listen.Port);
        try
        {
            if (settings.Redis is not null)
            {
                folder.SayHowToJoin($"REDIS_URL=<the same as for the first> QBO_INTUIT_BASE_URL={intuit}");
                return new Embedded(settings.Redis, intuit, folder, null, hasSimulator);
            }

            var port = IsFree(PreferredRedisPort) ? PreferredRedisPort : ListenAddress.FindFreePort();
            var password = folder.Password("redis-password");
            var url = string.Create(CultureInfo.InvariantCulture, $"redis://:{password}@127.0.0.1:{port}");
            var server = StartRedis(folder.Subfolder("redis"), port, password, loggers);
            folder.SayHowToJoin(intuit is null ? $"REDIS_URL={url}" : $"REDIS_URL={url} QBO_INTUIT_BASE_URL={intuit}");
            var configuration = RedisUrl.Parse(url);
            var options = new RedisOptions { Configuration = configuration, DisplayAddress = RedisUrl.Display(configuration), IsEmbedded = true };
            return new Embedded(options, intuit, folder, server, hasSimulator);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        _folder?.Dispose();
    }

    private static EmbeddedRedisServer StartRedis(string folder, int port, string password, ILoggerFactory loggers)
    {
        try
        {
            return new EmbeddedRedisServer(folder, port, password, loggers);
        }
        catch (Exception exception)
        {
            // Garnet names no exceptions of its own; what it can't read back may be anything.
            throw new DataFolderException(
                $"The Redis inside this program can't start with the data in {folder}: {exception.Message} Move them away to begin anew, or set REDIS_URL to a Redis outside.",
                exception);
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
