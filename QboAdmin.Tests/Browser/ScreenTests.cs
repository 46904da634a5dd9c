using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

public sealed class ScreenTests(PublishedApp app, BrowserFixture browser)
{
    [Fact]
    public async Task Sign_in_and_dashboard_before_connecting()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var instance = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var screens = new Screens(page);

        await page.GotoAsync($"{instance.Url}/login");
        await screens.TakeAsync("login");

        var dashboard = await Dashboard.OpenAsync(page, instance);
        await dashboard.ShowsAsync("Not connected");
        await screens.TakeAsync("dashboard-not-connected");
    }
}
