using Microsoft.AspNetCore.DataProtection;
using QboAdmin.IntuitSimulator;

namespace QboAdmin.Hosting;

/// <summary>The verb <c>simulator</c>: the simulator alone, for tests and for several dashboards to share.</summary>
internal static class SimulatorHost
{
    private const string DefaultUrls = "http://localhost:5055";

    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string? urls, string? dataFolder)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls ?? DefaultUrls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        builder.Logging.AddQboAdminConsole(LogLevel.Information);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddIntuitSimulator(simulator =>
        {
            simulator.ClientId = Setting("QBO_CLIENT_ID") ?? SettingsReader.SimulatorClientId;
            simulator.ClientSecret = Setting("QBO_CLIENT_SECRET") ?? SettingsReader.SimulatorClientSecret;
            simulator.DataFolder = dataFolder;
        });

        var app = builder.Build();
        await using var ends = app.ConfigureAwait(false);
        app.MapIntuitSimulator();
        try
        {
            await app.RunAsync().ConfigureAwait(false);
            return 0;
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
