using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QboAdmin.Live;
using QboAdmin.Values;

namespace QboAdmin.Access.KeyRing;

internal static class KeyRingExtensions
{
    /// <summary>Data Protection keys that all instances share through Redis, sealed with what they have in common anyway.</summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services, ClientSecret secret)
    {
        services.AddDataProtection().SetApplicationName("QboAdmin");
        services.AddSingleton(new KeySeal(secret));
        services.AddSingleton<RedisXmlRepository>();
        services.AddSingleton<IKeyRingIdentity>(provider => provider.GetRequiredService<RedisXmlRepository>());
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            management => management.XmlRepository = provider.GetRequiredService<RedisXmlRepository>()));
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<RefreshableKeyManager>();
        services.Replace(ServiceDescriptor.Singleton<IKeyManager>(provider => provider.GetRequiredService<RefreshableKeyManager>()));
        services.AddHostedService<KeyRingWatch>();
        return services;
    }
}
