using Microsoft.AspNetCore.SignalR;
using QboAdmin.Live;
using QboAdmin.Redis;
using QboAdmin.Values;
using BackplaneOptions = Microsoft.AspNetCore.SignalR.StackExchangeRedis.RedisOptions;

namespace QboAdmin.Connection;

internal static class ConnectionExtensions
{
    /// <summary>What people and programs may do with the connection, and the hub that tells of it.</summary>
    public static IServiceCollection AddConnection(this IServiceCollection services, PublicAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton<AuthorizationStore>();
        services.AddSingleton<AuthorizationFlow>();
        services.AddSingleton<CodeExchange>();
        services.AddSingleton<PendingStore>();
        services.AddSingleton<PresentConnection>();
        services.AddSingleton<CompanySwitch>();
        services.AddSingleton<Connector>();
        services.AddSingleton<Disconnector>();
        services.AddSingleton<RevokeQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<RevokeQueue>());
        services.AddSingleton<CheckLimiter>();
        services.AddScoped<TokenService>();
        services.AddSingleton<LockTakeover>();
        services.AddSingleton<ConnectCookie>();
        services.AddSingleton<JustConnectedCookie>();
        services.AddSingleton<TokenTakings>();
        services.AddSingleton<EventStreams>();
        return services.AddConnectionHub();
    }

    public static void MapConnection(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapQbo();
        endpoints.MapApi();
        endpoints.MapHub<ConnectionHub>("/hubs/connection", options =>
        {
            options.ApplicationMaxBufferSize = 4 * 1024;
            options.TransportMaxBufferSize = 16 * 1024;
        }).DisableAntiforgery();
    }

    private static IServiceCollection AddConnectionHub(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<HubLifetimeManager<ConnectionHub>, Backplane>();
        services.AddOptions<BackplaneOptions>().Configure<RedisConnection>(UseSharedConnection);
        services.AddSingleton<IAnnouncer, HubAnnouncer>();
        services.AddHostedService<HubLink<ConnectionHub>>();
        return services;
    }

    // Refused while Redis is away: the backplane subscribes once, and would stay deaf for ever if that failed.
    private static void UseSharedConnection(BackplaneOptions options, RedisConnection redis) =>
        options.ConnectionFactory = async _ => await redis.GetSubscribableAsync().ConfigureAwait(false);
}
