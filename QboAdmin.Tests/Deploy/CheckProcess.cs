using System.Diagnostics;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Deploy;

/// <summary>One run of the verb <c>check</c>, with its two outputs apart.</summary>
internal sealed class CheckProcess : IAsyncDisposable
{
    private readonly Process _process;

    private CheckProcess(Process process, string output, string errors) => (_process, Output, Errors) = (process, output, errors);

    public string Output { get; }

    public string Errors { get; }

    public int ExitCode => _process.ExitCode;

    public static async Task<CheckProcess> RunAsync(PublishedApp app, string[] arguments, Dictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [await app.GetDllAsync(), "check", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in new[] { "REDIS_URL", "QBO_CLIENT_ID", "QBO_CLIENT_SECRET", "QBO_REDIRECT_URI", "QBOADMIN_API_KEYS", "QBOADMIN_DEMO", "PORT", "ASPNETCORE_URLS" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(120));
        return new CheckProcess(process, await output, await errors);
    }

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
