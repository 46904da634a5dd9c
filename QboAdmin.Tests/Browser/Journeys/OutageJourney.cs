using System.Diagnostics;
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
        await BothAsync("says that Redis is away", onA, onB, "Redis away, last known state");
        await onA.FactsSayAsync("In memory only");
        (await both.A.IsAuthenticatedAsync()).ShouldBeTrue();

        // Somebody can still sign in, and the page they get is live.
        await using var another = await browser.NewContextAsync();
        var newcomer = await Dashboard.OpenAsync(another, both.B, "viewer");
        await newcomer.ShowsAsync("Redis away, last known state");

        await both.Redis.StartAsync();
        await BothAsync("heals", onA, onB, "Connected");
        await newcomer.ShowsAsync("Connected");
        onA.WasNotReloaded.ShouldBeTrue();
        onB.WasNotReloaded.ShouldBeTrue();
        newcomer.WasNotReloaded.ShouldBeTrue();
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
        await BothAsync("says that Redis is away", onA, onB, "Redis away, last known state");
        await both.Redis.StartAsync();

        await BothAsync("heals", onA, onB, "Connected");
        await onB.EventsSayAsync("Restored from memory");
        await Eventually.Get(() => python.GetAsync("refresh_token"), value => value == refreshToken);
        (await both.Simulator.CountAsync("authorizations")).ShouldBe(1);

        // And signing in still works with the cookie made before, on both.
        await onA.Page.ReloadAsync();
        await onA.IsLiveAsync();
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
        await BothAsync("says that Redis is away", onA, onB, "Redis away, last known state");

        await redis.StartAsync();
        await BothAsync("sees Redis", onA, onB, "Not connected");

        // A cookie that A gave is good on B, and the other way round.
        Say("B knows the person who signed in on A", await IsKnownAsync(grace, both.B));
        Say("A knows the person who signed in on B", await IsKnownAsync(daniel, both.A));

        // A change made on B reaches the page that A has had open all the time.
        await onB.ConnectAsync();
        Say("A shows the connect made on B, after B has loaded again", await onA.ShowsAsync("Connected"));
        onA.WasNotReloaded.ShouldBeTrue();
    }

    private static async Task<TimeSpan> IsKnownAsync(IBrowserContext person, AppInstance instance)
    {
        var started = Stopwatch.GetTimestamp();
        await Eventually.Get(
            async () =>
            {
                await using var answer = await person.APIRequest.GetAsync(instance.Url, new() { MaxRedirects = 0 });
                return answer.Status;
            },
            status => status == 200);
        return Stopwatch.GetElapsedTime(started);
    }

    private async Task BothAsync(string what, Dashboard onA, Dashboard onB, string state)
    {
        var times = await Task.WhenAll(onA.ShowsAsync(state), onB.ShowsAsync(state));
        Say($"A {what}", times[0]);
        Say($"B {what}", times[1]);
    }

    private void Say(string what, TimeSpan took) => output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
}
