using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using QboAdmin.EmbeddedRedis;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.EmbeddedRedis;

public sealed class EmbeddedRedisTests : IDisposable
{
    private const string Password = "a-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("qbo-embedded-").FullName;
    private readonly int _port = Ports.Free();

    [Fact]
    public async Task What_was_written_is_there_again_after_a_restart()
    {
        using (Start())
        {
            await using var client = await ConnectAsync(Password);
            await client.GetDatabase().StringSetAsync("qbo_tokens:sandbox:access_token", "a-token", TimeSpan.FromSeconds(7_776_000));
        }

        using (Start())
        {
            await using var client = await ConnectAsync(Password);
            ((string?)await client.GetDatabase().StringGetAsync("qbo_tokens:sandbox:access_token")).ShouldBe("a-token");
            var life = await client.GetDatabase().KeyTimeToLiveAsync("qbo_tokens:sandbox:access_token");
            life!.Value.ShouldBeInRange(TimeSpan.FromDays(89), TimeSpan.FromDays(90));
        }
    }

    [Fact]
    public async Task It_asks_for_its_password()
    {
        using var server = Start();

        await using var wrong = await ConnectAsync("another-password");
        await Should.ThrowAsync<RedisException>(() => wrong.GetDatabase().StringGetAsync("any"));
    }

    [Fact]
    public async Task It_listens_on_this_machine_alone()
    {
        using var server = Start();
        var elsewhere = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(address => !IPAddress.IsLoopback(address) && address.AddressFamily == AddressFamily.InterNetwork);

        foreach (var address in new[] { elsewhere, IPAddress.IPv6Loopback }.OfType<IPAddress>())
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(address, _port, TestContext.Current.CancellationToken).AsTask());
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private EmbeddedRedisServer Start() => new(_folder, _port, Password, NullLoggerFactory.Instance);

    private Task<ConnectionMultiplexer> ConnectAsync(string password) => ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
    {
        EndPoints = { { IPAddress.Loopback, _port } },
        Password = password,
        AbortOnConnectFail = false,
        ConnectTimeout = 5_000,
    });
}
