using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Journeys;

public sealed class OutageJourney(PublishedApp app, BrowserFixture browser, ITestOutputHelper output)
{
    [Fact]
    public async Task Pages_outlive_Redis_and_heal_when_it_comes_back_with_its_data()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync(isPersistent: true));
        await using var context = await browser.NewContextAsync();
        var onA = await Dashboard.OpenAsync(context, both.A);
        await onA.ConnectAsync();
        var onB = await Dashboard.OpenAsync(context, both.B);

        await both.Redis.StopAsync();
        Say("A says that Redis is away", await onA.ShowsAsync("Redis away, last known state"));
        Say("B says it", await onB.ShowsAsync("Redis away, last known state"));
        await onA.FactsSayAsync("In memory only");
        (await both.A.IsAuthenticatedAsync()).ShouldBeTrue();

        // Somebody can still sign in, and the page they get is live.
        await using var another = await browser.NewContextAsync();
        var newcomer = await Dashboard.OpenAsync(another, both.B, "viewer");
        await newcomer.ShowsAsync("Redis away, last known state");

        await both.Redis.StartAsync();
        Say("A heals", await onA.ShowsAsync("Connected"));
        Say("B heals", await onB.ShowsAsync("Connected"));
        await newcomer.ShowsAsync("Connected");
        (await onA.WasNotReloadedAsync()).ShouldBeTrue();
        (await onB.WasNotReloadedAsync()).ShouldBeTrue();
        (await newcomer.WasNotReloadedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Tokens_are_written_back_when_Redis_comes_back_empty()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        await using var context = await browser.NewContextAsync();
        var onA = await Dashboard.OpenAsync(context, both.A);
        await onA.ConnectAsync();
        var onB = await Dashboard.OpenAsync(context, both.B);
        var python = new Python(await both.Redis.ConnectAsync());
        var refreshToken = await python.GetAsync("refresh_token");

        await both.Redis.StopAsync();
        await onA.ShowsAsync("Redis away, last known state");
        await onB.ShowsAsync("Redis away, last known state");
        await both.Redis.StartAsync();

        Say("A heals", await onA.ShowsAsync("Connected"));
        Say("B heals", await onB.ShowsAsync("Connected"));
        await Assertions.Expect(onB.Events).ToContainTextAsync("Restored from memory");
        await Eventually.Get(() => python.GetAsync("refresh_token"), value => value == refreshToken);
        (await both.Simulator.CountAsync("authorizations")).ShouldBe(1);

        // And signing in still works with the cookie made before, on both.
        await onA.Page.ReloadAsync();
        await onA.ShowsAsync("Connected");
    }

    [Fact]
    public async Task Instances_started_without_Redis_find_each_other_when_it_comes()
    {
        var redis = RedisProcess.NotYet();
        await using var both = await TwoInstances.StartAsync(app, redis);
        await using var grace = await browser.NewContextAsync();
        await using var daniel = await browser.NewContextAsync();
        var onA = await Dashboard.OpenAsync(grace, both.A);
        var onB = await Dashboard.OpenAsync(daniel, both.B);
        await onA.ShowsAsync("Redis away, last known state");
        await onB.ShowsAsync("Redis away, last known state");

        await redis.StartAsync();
        Say("A sees Redis", await onA.ShowsAsync("Not connected"));
        Say("B sees Redis", await onB.ShowsAsync("Not connected"));

        // A cookie that A gave is good on B, and the other way round.
        await SignedInAsync(grace, both.B);
        await SignedInAsync(daniel, both.A);

        // A change made on B reaches the page that A has had open all the time.
        await onB.ConnectAsync();
        Say("A sees the connect made on B", await onA.ShowsAsync("Connected"));
        (await onA.WasNotReloadedAsync()).ShouldBeTrue();
    }

    private static Task SignedInAsync(IBrowserContext context, AppInstance instance) => Eventually.True(async () =>
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(instance.Url);
        var isIn = !page.Url.Contains("/login", StringComparison.Ordinal);
        await page.CloseAsync();
        return isIn;
    });

    private void Say(string what, TimeSpan took) => output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
}
