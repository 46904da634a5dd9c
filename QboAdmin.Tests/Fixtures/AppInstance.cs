using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace QboAdmin.Tests.Fixtures;

/// <summary>One instance of QboAdmin as a process, the published program started from <c>/</c>.</summary>
internal sealed class AppInstance : IAsyncDisposable
{
    public const string OperatorKey = "operator-key-of-the-tests";
    public const string ViewerKey = "viewer-key-of-the-tests";
    public const string ProgramKey = "program-key-of-the-tests";

    private readonly string _dll;
    private readonly Dictionary<string, string?> _environment;
    private ChildProcess _process;

    private AppInstance(string dll, string name, int port, Dictionary<string, string?> environment, ChildProcess process)
    {
        (_dll, Name, Port, _environment, _process) = (dll, name, port, environment, process);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };
    }

    public string Name { get; }

    public int Port { get; }

    public string Url => $"http://localhost:{Port}";

    /// <summary>Without redirects and cookies.</summary>
    public HttpClient Http { get; }

    public string Log => _process.Output;

    /// <param name="settings">Beyond those every instance of the tests has.</param>
    /// <param name="waits">Whether to wait until it answers.</param>
    public static async Task<AppInstance> StartAsync(
        PublishedApp app,
        string name,
        string redisUrl,
        string simulatorUrl,
        IReadOnlyDictionary<string, string?>? settings = null,
        bool waits = true)
    {
        var port = Ports.Free();
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = null,
            ["PORT"] = null,
            ["REDIS_URL"] = redisUrl,
            ["QBO_INTUIT_BASE_URL"] = simulatorUrl,
            ["QBOADMIN_INSTANCE"] = name,
            ["QBOADMIN_API_KEYS"] = $"ops:Operator:{OperatorKey},eyes:Viewer:{ViewerKey},worker:Program:{ProgramKey}",
            ["LOG_LEVEL"] = "INFO",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            environment[key] = value;
        }

        var dll = await app.GetDllAsync();
        var instance = new AppInstance(dll, name, port, environment, Start(dll, port, environment));
        try
        {
            if (waits)
            {
                await instance.AnswersAsync();
            }

            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    public Task AnswersAsync() => Eventually.True(async () =>
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"{Name} ended:\n{_process.Output}");
        }

        try
        {
            return (await Http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }, Eventually.StartLimit);

    public Task KillAsync() => _process.KillAsync();

    public Task TerminateAsync() => _process.TerminateAsync();

    public int ExitCode => _process.ExitCode;

    /// <summary>After a kill: the same again, on the same port.</summary>
    public async Task StartAgainAsync()
    {
        _process = Start(_dll, Port, _environment);
        await AnswersAsync();
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? key = OperatorKey) => SendAsync(HttpMethod.Get, path, key);

    public Task<HttpResponseMessage> PostAsync(string path, string? key = OperatorKey) => SendAsync(HttpMethod.Post, path, key);

    public async Task<JsonElement> GetJsonAsync(string path, string? key = OperatorKey)
    {
        using var response = await GetAsync(path, key);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async Task<bool> IsAuthenticatedAsync() => (await GetJsonAsync("/qbo/status")).GetProperty("authenticated").GetBoolean();

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return _process.DisposeAsync();
    }

    private static ChildProcess Start(string dll, int port, Dictionary<string, string?> environment) =>
        new("dotnet", [dll, "serve", "--urls", $"http://localhost:{port}"], environment, folder: "/");

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
