using QboAdmin.Intuit;
using QboAdmin.Live;

namespace QboAdmin.Tokens;

internal static class TokensExtensions
{
    /// <summary>The tokens in Redis and in memory, the picture of them, and what keeps them alive.</summary>
    public static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<WatchOptions>();
        services.AddSingleton<RefreshOptions>();

        services.AddSingleton<ITokenStore, RedisTokenStore>();
        services.AddSingleton<TokenMemory>();
        services.AddSingleton<TokenSaver>();
        services.AddSingleton<GrantsToEnd>();
        services.AddSingleton<EventLog>();

        services.AddSingleton<SnapshotBuilder>();
        services.AddSingleton<ConnectionFeed>();
        services.AddSingleton<IInstanceStatus>(provider => provider.GetRequiredService<ConnectionFeed>());
        services.AddSingleton<OutageRecovery>();
        services.AddSingleton<ForeignChanges>();
        services.AddSingleton<KeyspaceNotifications>();
        services.AddSingleton<ConnectionWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ConnectionWatch>());

        services.AddSingleton<FlightBook>();
        services.AddSingleton<FlightQueue>();
        services.AddSingleton<FlightLog>();
        services.AddHostedService(provider => provider.GetRequiredService<FlightLog>());
        services.AddSingleton<FlightRecorder>();
        services.AddHostedService(provider => provider.GetRequiredService<FlightRecorder>());

        services.AddSingleton<RefreshLock>();
        services.AddSingleton<LockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<LockWatch>());
        services.AddSingleton<RefreshPermission>();
        services.AddSingleton<RefreshFailures>();
        services.AddSingleton<RefreshAttempt>();
        services.AddSingleton<TokenRefresher>();
        services.AddSingleton<IAccessTokenSource, TokenSource>();
        services.AddHostedService<TokenKeeper>();
        services.AddHostedService<ClockCheck>();
        return services;
    }
}
