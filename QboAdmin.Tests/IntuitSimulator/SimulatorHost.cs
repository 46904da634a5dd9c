using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QboAdmin.IntuitSimulator;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>A simulator of its own for one test: real HTTP on a port that the system picks, and a clock that the test moves.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _prefix;

    private SimulatorHost(WebApplication app, string prefix, FakeTimeProvider time, LogSink logs)
    {
        _app = app;
        _prefix = prefix;
        Time = time;
        Logs = logs;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Http.BaseAddress = new Uri(app.Urls.Single());
    }

    public HttpClient Http { get; }

    public FakeTimeProvider Time { get; }

    public LogSink Logs { get; }

    public string Root => Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + _prefix;

    public static async Task<SimulatorHost> StartAsync(
        string prefix = "",
        string? folder = null,
        FakeTimeProvider? time = null,
        Action<SimulatorEndpoints>? guard = null)
    {
        time ??= new FakeTimeProvider(The.Now);
        var logs = new LogSink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddIntuitSimulator(options =>
        {
            options.PathPrefix = prefix;
            options.DataFolder = folder;
        });
        // Rendering brings data protection along, which would write keys into the home folder of whoever runs the tests.
        foreach (var keys in builder.Services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToArray())
            builder.Services.Remove(keys);

        var app = builder.Build();
        var endpoints = app.MapIntuitSimulator();
        guard?.Invoke(endpoints);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SimulatorHost(app, prefix, time, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
