using QboAdmin.Values;

namespace QboAdmin.Redis;

internal static class RedisExtensions
{
    /// <summary>The shared connection and the key names.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, RedisOptions options, QboEnvironment environment)
    {
        services.AddSingleton(options);
        services.AddSingleton(new RedisKeys(environment));
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisWriter>();
        services.AddSingleton<RedisServerIdentity>();
        return services;
    }
}
