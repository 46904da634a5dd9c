using QboAdmin.Access.KeyRing;
using QboAdmin.Deploy;
using QboAdmin.Intuit;
using QboAdmin.Redis;

namespace QboAdmin.Hosting;

/// <summary>The checks before traffic, such as in a release phase: settings, Redis, key ring. Nothing is served and nothing is changed.</summary>
internal static class CheckBefore
{
    private static readonly CheckTitle SettingsTitle = new("settings", CheckGroup.Settings, "All set");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<ReportBody> RunAsync(CancellationToken cancellationToken)
    {
        AppSettings settings;
        try
        {
            settings = new SettingsReader(Environment.GetEnvironmentVariable).Read(null);
        }
        catch (SettingsException wrong)
        {
            var now = TimeProvider.System.GetUtcNow();
            var problems = await new SettingsCheck(new DeployOptions { SettingsNeeded = SettingsReader.Needed, Problems = wrong.Problems })
                .LookAsync(cancellationToken).ConfigureAwait(false);
            return CheckText.Of([new Check(SettingsTitle, problems, 0, now, now)]);
        }

        var services = Compose(settings).BuildServiceProvider();
        await using var ends = services.ConfigureAwait(false);
        if (settings.Redis is not null)
        {
            await ReachAsync(services.GetRequiredService<RedisConnection>(), cancellationToken).ConfigureAwait(false);
        }

        // A Redis inside the program is there only while it runs.
        var checks = services.GetServices<ICheck>().Where(check => settings.Redis is not null || check.Title.Group == CheckGroup.Settings);
        return CheckText.Of(await services.GetRequiredService<CheckRunner>().RunAsync(checks, cancellationToken).ConfigureAwait(false));
    }

    // It may be starting just now, as everything does at a deploy.
    private static async Task ReachAsync(RedisConnection redis, CancellationToken cancellationToken)
    {
        await redis.ConnectAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        for (var tries = 0; redis.Outage is not null && tries < 20; tries++)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ServiceCollection Compose(AppSettings settings)
    {
        var services = new ServiceCollection();
        var redis = settings.Redis ?? new RedisOptions { Configuration = new(), DisplayAddress = "inside this program", IsEmbedded = true };
        services.AddLogging(logging => logging.AddQboAdminErrorConsole(LogLevels.ForFrameworks(settings.LogLevel)));
        services.AddSingleton(TimeProvider.System);
        services.AddRedis(redis, settings.Environment);
        services.AddSingleton(new IntuitOptions
        {
            Environment = settings.Environment,
            ClientId = settings.ClientId,
            ClientSecret = settings.ClientSecret,
            RedirectUri = settings.RedirectUri,
            BaseUrl = settings.IntuitBaseUrl,
        });
        services.AddBasicChecks(settings.ToDeployOptions());
        services.AddSingleton(new KeySeal(settings.ClientSecret));
        services.AddSingleton<ICheck, StoredKeyRingCheck>();
        return services;
    }
}
