using QboAdmin.Access;
using QboAdmin.Deploy;
using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>What must be known before the program can be put together, and how it ends when that is not to be had.</summary>
internal static class Startup
{
    /// <summary>Reads the settings, starts what runs inside this program, puts the rest together, and runs.</summary>
    /// <param name="furnish">Adds every room's services.</param>
    /// <param name="open">Maps every room's endpoints.</param>
    /// <returns>The process's exit code. What stands in the way is printed in words, without a stack trace.</returns>
    public static async Task<int> RunAsync(string? urls, Func<AppSettings, Embedded, WebApplicationBuilder> furnish, Action<WebApplication, Embedded> open)
    {
        try
        {
            var settings = new SettingsReader(Environment.GetEnvironmentVariable).Read(urls);
            using var loggers = LoggerFactory.Create(logging => logging.AddQboAdminConsole(LogLevels.ForFrameworks(settings.LogLevel)));
            using var embedded = Embedded.Start(settings, loggers);
            var app = furnish(settings, embedded).Build();
            await using var ends = app.ConfigureAwait(false);
            open(app, embedded);
            await app.RunAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (StartProblem.Describe(exception) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
            return 1;
        }
    }

    public static WebApplicationBuilder CreateBuilder(AppSettings settings)
    {
        // The program's own folder is its root, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Startup).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings.HostEnvironment,
        });
        builder.WebHost.UseUrls(settings.Listen.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        builder.Logging.AddQboAdminConsole(settings.LogLevel);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddApiDescription();
        builder.Services.AddTelemetry();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));

        // A lifetime or scope mistake must show at the start, not on the page that meets it first.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        return builder;
    }

    public static IntuitOptions ToIntuitOptions(this AppSettings settings, Embedded embedded) => new()
    {
        Environment = settings.Environment,
        ClientId = settings.ClientId,
        ClientSecret = settings.ClientSecret,
        RedirectUri = settings.RedirectUri,
        BaseUrl = embedded.IntuitBaseUrl,
    };

    public static Instance ToInstance(this AppSettings settings) => InstanceNames.This(settings.InstanceName, Environment.GetEnvironmentVariable, TimeProvider.System);

    public static PublicAddress ToPublicAddress(this AppSettings settings) => new(settings.RedirectUri);

    public static AccessOptions ToAccessOptions(this AppSettings settings) => new() { ApiKeys = settings.ApiKeys, IsDemo = settings.IsDemo };

    public static DeployOptions ToDeployOptions(this AppSettings settings) => new()
    {
        SettingsNeeded = SettingsReader.Needed,
        IsDemo = settings.IsDemo,
        IsProduction = settings.HostEnvironment == Environments.Production,
    };

    public static LeavingOptions ToLeavingOptions(this AppSettings settings) => new() { Drain = settings.Drain };

    public static bool IsProduction =>
        (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production)
        .Equals(Environments.Production, StringComparison.OrdinalIgnoreCase);
}
