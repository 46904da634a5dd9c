namespace QboAdmin.Deploy;

internal static class DeployExtensions
{
    /// <summary>The checks, what they need, and what happens around a deploy.</summary>
    public static IServiceCollection AddDeploy(this IServiceCollection services, DeployOptions options, LeavingOptions leaving)
    {
        services.AddBasicChecks(options);
        services.AddSingleton<SinceLedger>();
        services.AddSingleton<ICheck, PlannedWorkCheck>();

        services.AddSingleton<Fleet>();
        services.AddSingleton<EchoLine>();
        services.AddHostedService<EchoAnswers>();
        services.AddSingleton<EchoMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<EchoMeter>());
        services.AddSingleton<EchoCheck>();
        services.AddSingleton<ICheck, OneReleaseCheck>();
        services.AddSingleton<ICheck, OneStateCheck>();
        services.AddSingleton<ICheck>(provider => provider.GetRequiredService<EchoCheck>());
        services.AddSingleton<ICheck, KeyRingCheck>();
        services.AddSingleton<ICheck, AllHeardCheck>();

        services.AddSingleton<ICheck, TokensWholeCheck>();
        services.AddSingleton<ICheck, TokensFreshCheck>();
        services.AddSingleton<ICheck, TokensSavedCheck>();
        services.AddSingleton<ICheck, TokensTtlCheck>();

        services.AddSingleton<IntuitProbe>();
        services.AddSingleton<CompanyInfoCheck>();
        services.AddSingleton<ICheck, TokenEndpointCheck>();
        services.AddSingleton<ICheck>(provider => provider.GetRequiredService<CompanyInfoCheck>());
        services.AddSingleton<ICheck, ClockCheck>();

        services.AddSingleton<ICheck, MemoryCheck>();
        services.AddSingleton<ICheck, DiskCheck>();

        services.AddSingleton<DeployService>();
        services.AddSingleton<ProofStore>();
        services.AddHostedService<ReleaseWatch>();
        services.AddSingleton<DeployBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<DeployBoard>());

        services.AddHostedService<OwnMetrics>();
        services.AddSingleton(leaving);
        services.AddSingleton<IHostLifetime, MovingLifetime>();
        return services;
    }

    /// <summary>The checks that need no running instance: settings and Redis.</summary>
    public static IServiceCollection AddBasicChecks(this IServiceCollection services, DeployOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<CheckRunner>();
        services.AddSingleton<ICheck, SettingsCheck>();
        services.AddSingleton<ICheck, RedirectUriCheck>();
        services.AddSingleton<ICheck, EnvironmentCheck>();
        services.AddSingleton<ICheck, RedisTlsCheck>();
        services.AddSingleton<RedisProbe>();
        services.AddSingleton<ICheck, RedisReachableCheck>();
        services.AddSingleton<ICheck, MemoryPolicyCheck>();
        services.AddSingleton<ICheck, PersistenceCheck>();
        services.AddSingleton<ICheck, ClientsCheck>();
        services.AddSingleton<ICheck, NotificationsCheck>();
        return services;
    }
}
