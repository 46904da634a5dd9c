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
    TimeProvider time,
    ILogger<HubLink<THub>> logger) : BackgroundService
    where THub : Hub
{
    /// <summary>The client method that carries news.</summary>
    public const string Method = "Changed";

    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(2);

    private readonly Wake _redisIsBack = new();

    public override void Dispose()
    {
        _redisIsBack.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.Restored += _redisIsBack.Ring;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (redis.Outage is null)
                {
                    await StayJoinedAsync(stoppingToken).ConfigureAwait(false);
                }

                await _redisIsBack.SleepAsync(BackOff, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is the only way out.
        }
        finally
        {
            redis.Restored -= _redisIsBack.Ring;
        }
    }

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

            // The hub's own task is what ends when the backplane refuses; the client would go on believing that it is connected.
            await served.WaitAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            HubLinkLog.Ended(logger, exception);
        }
        finally
        {
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
