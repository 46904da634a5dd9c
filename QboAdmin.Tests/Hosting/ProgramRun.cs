using System.Net;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Hosting;

/// <summary>The published program with exactly the settings a test gives it, and none of this machine's.</summary>
internal static class ProgramRun
{
    private static readonly string[] Known =
    [
        "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "PORT", "REDIS_URL", "REDIS_TLS", "QBO_CLIENT_ID", "QBO_CLIENT_SECRET",
        "QBO_REDIRECT_URI", "QBO_ENVIRONMENT", "QBO_INTUIT_BASE_URL", "QBOADMIN_API_KEYS", "QBOADMIN_DEMO", "QBOADMIN_DATA", "QBOADMIN_INSTANCE",
        "DYNO", "LOG_LEVEL",
    ];

    public static async Task<ChildProcess> StartAsync(this PublishedApp app, Dictionary<string, string?> settings, params string[] arguments)
    {
        var environment = Known.ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return new ChildProcess("dotnet", [await app.GetDllAsync(), .. arguments], environment, folder: "/");
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(this PublishedApp app, Dictionary<string, string?> settings, params string[] arguments)
    {
        await using var process = await app.StartAsync(settings, arguments);
        await process.WaitForExitAsync();
        return (process.ExitCode, process.Output);
    }

    /// <summary>Waits until it answers.</summary>
    public static async Task AnswersAsync(this ChildProcess process, string url)
    {
        using var http = new HttpClient();
        await Eventually.True(async () =>
        {
            process.HasExited.ShouldBeFalse(process.Output);
            try
            {
                return (await http.GetAsync(new Uri(url), TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }
}
