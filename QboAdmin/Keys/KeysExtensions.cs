namespace QboAdmin.Keys;

internal static class KeysExtensions
{
    /// <summary>Everything for looking into Redis: the four keys, the doctor, the browser, the server's facts.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyWatchOptions>();
        services.AddSingleton<KnownSecrets>();
        services.AddSingleton<SecretGuard>();

        services.AddSingleton<KeyFacts>();
        services.AddSingleton<KeyHistory>();
        services.AddSingleton<KeySets>();
        services.AddWatch<KeyWatch>().AddWatch<StrayWatch>().AddWatch<ServerWatch>();
        services.AddSingleton<Healer>();

        services.AddSingleton<BrowseConnection>();
        services.AddSingleton<KeyScan>();
        services.AddSingleton<RowReader>();
        services.AddSingleton<ValueReader>();
        services.AddSingleton<ValueFormatter>();
        services.AddSingleton<ServerFactsReader>();

        services.AddScoped<KeyBrowser>();
        services.AddScoped<KeyService>();
        return services;
    }

    private static IServiceCollection AddWatch<T>(this IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
