using System.Net;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Tsavorite.core;

namespace QboAdmin.EmbeddedRedis;

/// <summary>
/// A Redis server inside this program (Garnet), for those who have none at hand. It listens on this machine alone, asks for a password, and
/// answers a write only when it is on disk, so that a rotated token survives even the death of the process.
/// </summary>
internal sealed class EmbeddedRedisServer : IDisposable
{
    private readonly GarnetServer _server;

    /// <param name="dataFolder">Where the data are kept; belongs to this process alone.</param>
    /// <param name="port">A free port.</param>
    /// <param name="password">What a client must show.</param>
    public EmbeddedRedisServer(string dataFolder, int port, string password, ILoggerFactory loggers)
    {
        _server = new GarnetServer(Options(dataFolder, port, password), loggers);
        _server.Start();
    }

    public void Dispose() => _server.Dispose();

    private static GarnetServerOptions Options(string dataFolder, int port, string password) => new()
    {
        EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
        AuthSettings = new PasswordAuthenticationSettings(password),
        QuietMode = true,

        // Garnet's defaults are made for machines that do nothing else (16 GB of log).
        LogMemorySize = "64m",
        PageSize = "1m",
        SegmentSize = "64m",
        IndexMemorySize = "1m",

        CheckpointDir = dataFolder,
        Recover = true,
        FailOnRecoveryError = true,
        EnableAOF = true,
        AofMemorySize = "8m",
        AofPageSize = "2m",
        AofSegmentSize = "8m",
        CommitFrequencyMs = 0,
        WaitForCommit = true,
        AofSizeLimit = "32m",
        AofSizeLimitEnforceFrequencySecs = 60,

        // The default device needs libaio and ends the process where that is missing.
        DeviceType = DeviceType.RandomAccess,
        DeviceFactoryCreator = new LocalStorageNamedDeviceFactoryCreator(deviceType: DeviceType.RandomAccess),

        // The refresh lock is released and extended by scripts.
        EnableLua = true,
        LuaTransactionMode = true,
        LuaOptions = new LuaOptions(),
    };
}
