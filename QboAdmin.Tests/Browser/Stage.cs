using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

/// <summary>One of each process, for all pictures of one class. Every test begins by clearing it.</summary>
public sealed class Stage(PublishedApp app, BrowserFixture browser) : IAsyncLifetime
{
    private RedisProcess? _redis;
    private SimulatorProcess? _simulator;
    private AppInstance? _instance;

    internal RedisProcess Redis => _redis!;

    internal SimulatorProcess Simulator => _simulator!;

    internal AppInstance Instance => _instance!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisProcess.StartAsync(isPersistent: true);
        _simulator = await SimulatorProcess.StartAsync(app);
        _instance = await AppInstance.StartAsync(app, "web.1", _redis.Url, _simulator.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await _instance!.DisposeAsync();
        await _simulator!.DisposeAsync();
        await _redis!.DisposeAsync();
    }

    /// <summary>Nothing has happened yet, and nobody is connected.</summary>
    internal async Task ClearAsync()
    {
        await Simulator.HealAsync();
        await Simulator.DoAsync("reset");
        await (await Redis.ConnectAsync()).ExecuteAsync("FLUSHDB");
        await Eventually.True(async () => !await Instance.IsAuthenticatedAsync());
    }

    /// <summary>One more instance, for real money, with a Redis database of its own.</summary>
    internal Task<AppInstance> StartProductionAsync() => AppInstance.StartAsync(app, "web.9", Redis.UrlOf(1), Simulator.Url, new Dictionary<string, string?>
    {
        ["QBO_ENVIRONMENT"] = "production",
    });

    /// <summary>Somebody at a page that is watched from its first moment.</summary>
    internal async Task<(IBrowserContext Context, IPage Page, Screens Screens)> ArriveAsync(string? expected = null)
    {
        var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        return (context, page, new Screens(page, expected));
    }

    /// <summary>An Operator at the dashboard, connected to one of the simulator's companies.</summary>
    internal async Task<(IBrowserContext Context, Dashboard Dashboard, Screens Screens)> ConnectedAsync(string? company = null)
    {
        await ClearAsync();
        var (context, page, screens) = await ArriveAsync();
        var dashboard = await Dashboard.OpenAsync(page, Instance);
        await dashboard.ShowsAsync("Not connected");
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect to QuickBooks" }).ClickAsync();
        if (company is not null)
        {
            await page.GetByText(company).ClickAsync();
        }

        await dashboard.AgreeAsync();
        await dashboard.ShowsAsync("Connected");
        return (context, dashboard, screens);
    }
}
