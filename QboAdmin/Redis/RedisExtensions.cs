using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QboAdmin.Redis.KeyRing;
using QboAdmin.Values;

namespace QboAdmin.Redis;

internal static class RedisExtensions
{
    /// <summary>The shared connection, the key names, and Data Protection keys that live in Redis.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, RedisOptions options, QboEnvironment environment)
    {
        services.AddSingleton(options);
        services.AddSingleton(new RedisKeys(environment));
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisServerIdentity>();
        return services.AddKeyRing();
    }

    private static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("QboAdmin");
        services.AddSingleton<RedisXmlRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            management => management.XmlRepository = provider.GetRequiredService<RedisXmlRepository>()));
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<RefreshableKeyManager>();
        services.Replace(ServiceDescriptor.Singleton<IKeyManager>(provider => provider.GetRequiredService<RefreshableKeyManager>()));
        services.AddHostedService<KeyRingWatch>();
        return services;
    }
}
