using System.Net.Http.Json;
using System.Text.Json;

namespace QboAdmin.Tests.Fixtures;

/// <summary>The simulator alone, as a process that several dashboards share.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private SimulatorProcess(ChildProcess process, string url)
    {
        (_process, Url) = (process, url);
        _http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    public static async Task<SimulatorProcess> StartAsync(PublishedApp app)
    {
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var simulator = new SimulatorProcess(new ChildProcess("dotnet", [await app.GetDllAsync(), "simulator", "--urls", url], folder: "/"), url);
        await Eventually.True(async () =>
        {
            try
            {
                _ = await simulator.StatsAsync();
                return true;
            }
            catch (HttpRequestException) when (!simulator._process.HasExited)
            {
                return false;
            }
        }, Eventually.StartLimit);
        return simulator;
    }

    public Task<JsonElement> StatsAsync() =>
        _http.GetFromJsonAsync<JsonElement>(new Uri("/control/stats", UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<int> CountAsync(string counter) => (await StatsAsync()).GetProperty(counter).GetInt32();

    /// <summary>Makes Intuit do something, such as <c>kill-refresh-token</c>.</summary>
    public Task DoAsync(string action) => PostAsync($"/control/{action}", new { });

    /// <summary>Makes Intuit misbehave.</summary>
    public Task FaultAsync(object fault) => PostAsync("/control/faults", fault);

    public async Task HealAsync() =>
        (await _http.DeleteAsync(new Uri("/control/faults", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _process.DisposeAsync();
    }

    private async Task PostAsync(string path, object body) =>
        (await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
}
