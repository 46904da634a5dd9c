using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QboAdmin.Hosting;

namespace QboAdmin.Tests.Fixtures;

/// <summary>One whole instance of QboAdmin inside the test's own process: its web server on a real port, all rooms, nothing replaced.</summary>
internal sealed class WebInstance : IAsyncDisposable
{
    public const string OperatorKey = "operator-key-of-the-tests";
    public const string FinanceKey = "finance-key-of-the-tests";
    public const string ViewerKey = "viewer-key-of-the-tests";
    public const string ProgramKey = "program-key-of-the-tests";

    private readonly WebApplication _app;

    private WebInstance(WebApplication app, AppSettings settings, LogSink log)
    {
        (_app, Port, Log) = (app, settings.Listen.Port, log);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };
    }

    public int Port { get; }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}");

    public LogSink Log { get; }

    /// <summary>Without redirects and cookies.</summary>
    public HttpClient Http { get; }

    /// <param name="redisUrl">As in <c>REDIS_URL</c>.</param>
    /// <param name="intuitUrl">As in <c>QBO_INTUIT_BASE_URL</c>; null for an Intuit that can't be reached.</param>
    /// <param name="settings">Beyond those every instance of the tests has; null takes one away.</param>
    /// <param name="replace">Replaces services.</param>
    public static async Task<WebInstance> StartAsync(
        string redisUrl,
        string? intuitUrl = null,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? replace = null)
    {
        var read = new SettingsReader(Settings(redisUrl, intuitUrl, settings ?? []).GetValueOrDefault).Read("http://localhost:0");
        var log = new LogSink();
        var embedded = Embedded.Start(read, new LoggerFactory([log]));
        var builder = Program.Furnish(read, embedded);
        builder.Logging.ClearProviders().AddProvider(log);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Program.Open(app, embedded);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebInstance(app, read, log);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key = OperatorKey, HttpContent? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? key = OperatorKey) => SendAsync(HttpMethod.Get, path, key);

    public async Task<JsonElement> GetJsonAsync(string path, string? key = OperatorKey)
    {
        using var response = await GetAsync(path, key);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(string redisUrl, string? intuitUrl, Dictionary<string, string?> changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["REDIS_URL"] = redisUrl,
            ["QBO_INTUIT_BASE_URL"] = intuitUrl ?? "http://127.0.0.1:1",
            ["QBOADMIN_API_KEYS"] = $"ops:Operator:{OperatorKey},books:Finance:{FinanceKey},eyes:Viewer:{ViewerKey},worker:Program:{ProgramKey}",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return settings;
    }
}
