using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

public sealed class DeployScreenTests(PublishedApp app, BrowserFixture browser)
{
    [Fact]
    public async Task The_deploy_check_of_three_instances()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        var fleet = await Task.WhenAll(
            AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url, Release("2.4.0", "c07d1e9")),
            AppInstance.StartAsync(app, "web.2", redis.Url, simulator.Url, Release("2.4.0", "c07d1e9")));
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var screens = new Screens(page);
        var dashboard = await Dashboard.OpenAsync(page, fleet[0]);
        await dashboard.ConnectAsync();

        var deploy = await DeployCheck.OpenAsync(page, fleet[0].Url);
        await deploy.SaysAsync("All well", TimeSpan.FromSeconds(90));
        await screens.TakeAsync("deploy-well");

        await using var third = await AppInstance.StartAsync(app, "web.3", redis.Url, simulator.Url, Release("2.4.1", "8f3c2ad"));
        await deploy.SaysAsync("Rolling", TimeSpan.FromSeconds(60));
        await screens.TakeAsync("deploy-rolling");

        await redis.StopAsync();
        await deploy.SaysAsync("Not well", TimeSpan.FromSeconds(60));
        await screens.TakeAsync("deploy-broken");
        await fleet[0].DisposeAsync();
        await fleet[1].DisposeAsync();
    }

    private static Dictionary<string, string?> Release(string version, string commit) => new()
    {
        ["HEROKU_RELEASE_VERSION"] = $"v{version}",
        ["HEROKU_BUILD_COMMIT"] = commit,
    };
}
