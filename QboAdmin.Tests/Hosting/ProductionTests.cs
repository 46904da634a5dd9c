using System.Runtime.Versioning;
using System.Text.Json;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Hosting;

/// <summary>The published program as a container runs it: without rights, in a folder it can't write to, and watched by a collector.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ProductionTests(PublishedApp app)
{
    [Fact]
    public async Task It_runs_without_rights_in_a_read_only_folder_logs_json_and_sends_its_metrics()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var collector = await StubServer.StartAsync(_ => Task.CompletedTask);
        var port = Ports.Free();
        var folder = Directory.CreateTempSubdirectory("qbo-readonly-").FullName;
        var published = CopyForEverybody(Path.GetDirectoryName(await app.GetDllAsync())!);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        string[] command = ["dotnet", Path.Combine(published, "QboAdmin.dll")];
        var isRoot = Environment.UserName == "root";
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["HOME"] = "/nonexistent",
            ["REDIS_URL"] = redis.Url,
            ["QBO_CLIENT_ID"] = "the-client",
            ["QBO_CLIENT_SECRET"] = "the-secret",
            ["QBO_REDIRECT_URI"] = "https://qbo.example.org/qbo/callback",
            ["QBO_INTUIT_BASE_URL"] = "http://127.0.0.1:1",
            ["QBOADMIN_API_KEYS"] = $"ops:Operator:{AppInstance.OperatorKey}",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        };
        string[] all = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. command] : command;
        await using var process = new ChildProcess(all[0], all[1..], settings, folder);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", AppInstance.OperatorKey);
        await Eventually.True(() => AnswersAsync(process, http), TimeSpan.FromSeconds(90));

        (await http.GetAsync(new Uri("/qbo/status", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await Eventually.True(() => SentTo(collector, "/v1/metrics", "qboadmin.token.remaining"));
        await Eventually.True(() => SentTo(collector, "/v1/metrics", "db.client.operation.duration"));
        await Eventually.True(() => SentTo(collector, "/v1/metrics", "http.server.request.duration"));
        await Eventually.True(() => SentTo(collector, "/v1/traces", "qbo/status"));

        // A container's health check has no shell: the program asks itself.
        await using var alive = new ChildProcess("dotnet", [command[1], "alive"], settings, folder);
        await alive.WaitForExitAsync();
        alive.ExitCode.ShouldBe(0, alive.Output);

        await process.TerminateAsync();
        process.ExitCode.ShouldBe(0, process.Output);
        foreach (var line in process.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString().ShouldNotBeNullOrEmpty();
        }

        process.Output.ShouldContain("Redis connection established for QBO token persistence");
        process.Output.ShouldNotContain("the-secret");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        Directory.Delete(published, recursive: true);
        Directory.Delete(folder);
    }

    private static async Task<bool> AnswersAsync(ChildProcess process, HttpClient http)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException(process.Output);
        }

        try
        {
            return (await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool SentTo(StubServer collector, string path, string name) => collector.SeenAt(path).Any(request => request.Body.Contains(name, StringComparison.Ordinal));

    // The tests' own folders may be closed to others.
    private static string CopyForEverybody(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("qbo-published-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return copy;
    }
}
