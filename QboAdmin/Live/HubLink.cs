using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using QboAdmin.Redis;

namespace QboAdmin.Live;

/// <summary>
/// Joins this instance to the hub as one ordinary client, over a pipe inside the process: no address, no port, no sign-in. What
/// any instance sends to the hub arrives here through the backplane.
/// </summary>
internal sealed class HubLink<THub>(
    HubConnectionHandler<THub> handler,
    RedisConnection redis,
    NewsDesk desk,
    HubLinkState state,
    TimeProvider time,
    ILogger<HubLink<THub>> logger) : BackgroundLoop(time, logger)
    where THub : Hub
{
    /// <summary>The client method that carries news.</summary>
    public const string Method = "Changed";

    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(2);

    protected override Task BeginAsync(CancellationToken stopping)
    {
        redis.Restored += Bell.Ring;
        return Task.CompletedTask;
    }

    protected override async Task TurnAsync(CancellationToken stopping)
    {
        if (redis.Outage is null)
        {
            await StayJoinedAsync(stopping).ConfigureAwait(false);
        }

        await SleepAsync(BackOff, stopping).ConfigureAwait(false);
    }

    protected override void End() => redis.Restored -= Bell.Ring;

    private async Task StayJoinedAsync(CancellationToken stoppingToken)
    {
        var (clientPipe, serverPipe) = DuplexPipe.CreatePair();
        var server = new DefaultConnectionContext(Guid.NewGuid().ToString("N"), serverPipe, clientPipe);
        var served = handler.OnConnectedAsync(server);
        var client = Build(new DefaultConnectionContext(server.ConnectionId, clientPipe, serverPipe));
        try
        {
            await client.StartAsync(stoppingToken).ConfigureAwait(false);
            HubLinkLog.Joined(logger);
            state.IsJoined = true;

            // The hub's own task is what ends when the backplane refuses; the client would go on believing that it is connected.
            await served.WaitAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            HubLinkLog.Ended(logger, exception);
        }
        finally
        {
            state.IsJoined = false;
            await client.DisposeAsync().ConfigureAwait(false);
            server.Abort();
            await served.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private HubConnection Build(ConnectionContext connection)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new OneConnection(connection));
        builder.Services.AddSingleton<EndPoint>(new IPEndPoint(IPAddress.None, 0));
        var client = builder.Build();
        client.On<News>(Method, desk.Tell);
        return client;
    }

    private sealed class OneConnection(ConnectionContext connection) : IConnectionFactory
    {
        public ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken) => new(connection);
    }
}
