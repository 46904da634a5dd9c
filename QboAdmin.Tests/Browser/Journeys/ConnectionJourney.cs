using System.Diagnostics;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Journeys;

public sealed class ConnectionJourney(PublishedApp app, BrowserFixture browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_connection_made_on_one_instance_is_seen_changed_and_ended_on_both()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        await using var context = await browser.NewContextAsync();
        var onA = await Dashboard.OpenAsync(context, both.A);
        var onB = await Dashboard.OpenAsync(context, both.B);
        await onB.ShowsAsync("Not connected");

        await onA.ConnectAsync();
        Say("B shows the connect made on A, after A has loaded again", await onB.ShowsAsync("Connected"));
        await onB.FactsSayAsync("Mwangaza Friends");

        await FollowAsync("a button on A", onA, onB, () => onA.PressAsync("Refresh now"), page => page.EventsSayAsync("Access token refreshed"));
        await FollowAsync("a button on B", onA, onB, () => onB.PressAsync("Refresh now"), page => page.EventsSayAsync("Access token refreshed", 2));

        var python = new Python(await both.Redis.ConnectAsync());
        var facts = await onB.Facts.InnerTextAsync();
        await FollowAsync(
            "three SETEX of another program",
            onA,
            onB,
            () => python.RefreshAsync("refreshed-by-python", "RT1-refreshed-by-python", DateTimeOffset.UtcNow.AddMinutes(55)),
            page => page.EventsSayAsync("Another program wrote the tokens"));
        (await onB.Facts.InnerTextAsync()).ShouldNotBe(facts, "The marks of the tokens are others now.");

        await FollowAsync(
            "four SETEX of another program",
            onA,
            onB,
            () => python.WriteAsync("from-python", "RT1-python", "9130357372941906", DateTimeOffset.UtcNow.AddMinutes(50)),
            page => page.FactsSayAsync("9130357372941906"));

        await FollowAsync("a deleted key", onA, onB, () => python.DeleteAsync("refresh_token"), page => page.ShowsAsync("Set incomplete"));
        await FollowAsync("the key written again", onA, onB, () => python.SetExAsync("refresh_token", "RT1-again"), page => page.ShowsAsync("Connected"));

        var redis = await both.Redis.ConnectAsync();
        await FollowAsync(
            "a key that expires, told to 300 ms before",
            onA,
            onB,
            () => redis.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromMilliseconds(300)),
            page => page.ShowsAsync("Set incomplete"));
        onA.WasNotReloaded.ShouldBeTrue();
        onB.WasNotReloaded.ShouldBeTrue();
    }

    [Fact]
    public async Task Disconnecting_on_B_ends_it_on_A_in_Redis_and_at_Intuit()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        await using var context = await browser.NewContextAsync();
        var onA = await Dashboard.OpenAsync(context, both.A);
        await onA.ConnectAsync();
        var onB = await Dashboard.OpenAsync(context, both.B);
        await onB.ShowsAsync("Connected");

        await FollowAsync("a disconnect made on B", onA, onB, onB.DisconnectAsync, page => page.ShowsAsync("Not connected"));

        onA.WasNotReloaded.ShouldBeTrue();
        var redis = await both.Redis.ConnectAsync();
        foreach (var key in new[] { "access_token", "refresh_token", "realm_id", "token_expires_at" })
        {
            (await redis.KeyExistsAsync($"qbo_tokens:sandbox:{key}")).ShouldBeFalse(key);
        }

        await Eventually.Get(() => both.Simulator.CountAsync("revocations"), count => count == 1);
        (await both.A.IsAuthenticatedAsync()).ShouldBeFalse();
        (await both.B.IsAuthenticatedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_connection_survives_kill_9_of_both_instances()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        await using var context = await browser.NewContextAsync();
        var onA = await Dashboard.OpenAsync(context, both.A);
        await onA.ConnectAsync();
        var python = new Python(await both.Redis.ConnectAsync());
        var token = await python.GetAsync("access_token");

        await Task.WhenAll(both.A.KillAsync(), both.B.KillAsync());
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(both.A.StartAgainAsync(), both.B.StartAgainAsync());

        (await both.A.IsAuthenticatedAsync()).ShouldBeTrue();
        (await both.B.IsAuthenticatedAsync()).ShouldBeTrue();
        Say("Both are up and connected again", Stopwatch.GetElapsedTime(started));
        both.B.Log.ShouldContain("Loaded QBO tokens from Redis (realm_id: 9341453081276012)");
        (await python.GetAsync("access_token")).ShouldBe(token);

        // The page that was open comes back by itself, still signed in. What it says before that is from before.
        await Eventually.True(() => !onA.WasNotReloaded);
        await onA.IsLiveAsync();
        await onA.ShowsAsync("Connected");
        Say("The open page has loaded itself again and is live", Stopwatch.GetElapsedTime(started));
        (await both.Simulator.CountAsync("authorizations")).ShouldBe(1);
    }

    private async Task FollowAsync(string cause, Dashboard onA, Dashboard onB, Func<Task> act, Func<Dashboard, Task<TimeSpan>> seen)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        var acted = Stopwatch.GetElapsedTime(started);
        var times = await Task.WhenAll(seen(onA), seen(onB));
        output.WriteLine($"{cause} (itself {acted.TotalMilliseconds:0} ms): A shows it {times[0].TotalMilliseconds:0} ms later, B {times[1].TotalMilliseconds:0} ms");
    }

    private void Say(string what, TimeSpan took) => output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
}
