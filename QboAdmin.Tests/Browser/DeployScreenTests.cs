using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser;

public sealed class DeployScreenTests(PublishedApp app, BrowserFixture browser)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task The_deploy_check_well_rolling_and_broken()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        var screens = new Screens(page);

        // The release before: somebody connects, and it goes.
        await using var before = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url, Release("2.4.0", "c07d1e9"));
        await (await Dashboard.OpenAsync(page, before)).ConnectAsync();
        await DeployCheck.OpenAsync(page, before.Url);
        await Assertions.Expect(page.Locator("[data-check='one-release']")).ToBeVisibleAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
        await page.GotoAsync("about:blank");
        await before.TerminateAsync();

        var fleet = await Task.WhenAll(
            AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url, Release("2.4.1", "8f3c2ad")),
            AppInstance.StartAsync(app, "web.2", redis.Url, simulator.Url, Release("2.4.1", "8f3c2ad")));
        await using var one = fleet[0];
        await using var two = fleet[1];
        await Dashboard.OpenAsync(page, one);
        var deploy = await DeployCheck.OpenAsync(page, one.Url);
        await deploy.SaysAsync("All well", Patience);
        await Assertions.Expect(deploy.Proof).ToContainTextAsync("not needed");
        await screens.TakeAsync("deploy-well");

        deploy = await DeployCheck.OpenAsync(page, one.Url, "?theme=light&frozen=1");
        await deploy.SaysAsync("All well", Patience);
        await SettledAsync(deploy);
        await page.ShouldLookLikeAsync("deploy-well");

        await using var three = await AppInstance.StartAsync(app, "web.3", redis.Url, simulator.Url, Release("2.5.0", "b91e044"));
        await deploy.SaysAsync("Rolling", Patience);
        await Assertions.Expect(deploy.Proof).ToContainTextAsync("1 of 3", new() { Timeout = (float)Patience.TotalMilliseconds });
        await Assertions.Expect(deploy.Fleet).ToContainTextAsync("2 releases");
        await Assertions.Expect(deploy.Check("echo")).ToContainTextAsync("Slowest echo");
        await Assertions.Expect(deploy.Echo.Locator("tbody tr")).ToHaveCountAsync(3, new() { Timeout = (float)Patience.TotalMilliseconds });
        await page.ShouldLookLikeAsync("deploy-rolling");
        await three.TerminateAsync();

        var server = await redis.ConnectAsync();
        await server.ExecuteAsync("CONFIG", "SET", "maxmemory", "100mb");
        await server.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        await deploy.SaysAsync("Not well", Patience);
        await Assertions.Expect(deploy.Check("redis-policy")).ToContainTextAsync("Set maxmemory-policy to noeviction");
        await Assertions.Expect(deploy.Fleet).ToContainTextAsync("2 of 2 alike", new() { Timeout = (float)Patience.TotalMilliseconds });
        await Assertions.Expect(deploy.Echo.Locator("tbody tr")).ToHaveCountAsync(2, new() { Timeout = (float)Patience.TotalMilliseconds });
        await page.ShouldLookLikeAsync("deploy-broken");
        await screens.TakeAsync("deploy-broken");
    }

    // What only the browser can tell comes a moment later than the rest.
    private static async Task SettledAsync(DeployCheck deploy)
    {
        await Assertions.Expect(deploy.Check("browser-assets")).ToBeVisibleAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
        await Assertions.Expect(deploy.Echo.Locator("td.heard")).ToHaveCountAsync(2, new() { Timeout = (float)Patience.TotalMilliseconds });
        await Assertions.Expect(deploy.Fleet).ToContainTextAsync("2 of 2 alike");
    }

    private static Dictionary<string, string?> Release(string version, string commit) => new()
    {
        ["HEROKU_RELEASE_VERSION"] = $"v{version}",
        ["HEROKU_BUILD_COMMIT"] = commit,
    };
}
