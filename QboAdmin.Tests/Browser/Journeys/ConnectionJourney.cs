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
        Say("B sees the connect made on A", await onB.ShowsAsync("Connected"));
        await onB.FactsSayAsync("Mwangaza Friends");
        (await onB.WasNotReloadedAsync()).ShouldBeTrue();

        var python = new Python(await both.Redis.ConnectAsync());
        var before = await onB.Facts.InnerTextAsync();
        await python.WriteAsync("from-python", "RT1-python", "9130357372941906", DateTimeOffset.UtcNow.AddMinutes(50));
        Say("A sees four SETEX of another program", await onA.FactsSayAsync("9130357372941906"));
        Say("B sees them", await onB.FactsSayAsync("9130357372941906"));
        (await onB.Facts.InnerTextAsync()).ShouldNotBe(before);

        await python.DeleteAsync("refresh_token");
        Say("A sees a deleted key", await onA.ShowsAsync("Set incomplete"));
        Say("B sees it", await onB.ShowsAsync("Set incomplete"));
        await python.SetExAsync("refresh_token", "RT1-python-again");
        await onA.ShowsAsync("Connected");

        await (await both.Redis.ConnectAsync()).KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromMilliseconds(300));
        Say("A sees a key expire (300 ms after being told to)", await onA.ShowsAsync("Set incomplete"));
        Say("B sees it", await onB.ShowsAsync("Set incomplete"));
        (await onA.WasNotReloadedAsync()).ShouldBeTrue();
        (await onB.WasNotReloadedAsync()).ShouldBeTrue();
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

        await onB.DisconnectAsync();

        Say("A sees the disconnect made on B", await onA.ShowsAsync("Not connected"));
        await onB.ShowsAsync("Not connected");
        var redis = await both.Redis.ConnectAsync();
        foreach (var key in new[] { "access_token", "refresh_token", "realm_id", "token_expires_at" })
        {
            (await redis.KeyExistsAsync($"qbo_tokens:sandbox:{key}")).ShouldBeFalse(key);
        }

        await Eventually.Get(() => both.Simulator.CountAsync("revocations"), count => count == 1);
        (await both.A.IsAuthenticatedAsync()).ShouldBeFalse();
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
        await Task.WhenAll(both.A.StartAgainAsync(), both.B.StartAgainAsync());

        (await both.A.IsAuthenticatedAsync()).ShouldBeTrue();
        (await both.B.IsAuthenticatedAsync()).ShouldBeTrue();
        both.B.Log.ShouldContain("Loaded QBO tokens from Redis (realm_id: 9341453081276012)");
        (await python.GetAsync("access_token")).ShouldBe(token);

        // The page that was open comes back by itself, still signed in.
        Say("The open page is live again after kill -9", await onA.ShowsAsync("Connected"));
        await Eventually.True(async () => !await onA.WasNotReloadedAsync());
        (await both.Simulator.CountAsync("authorizations")).ShouldBe(1);
    }

    private void Say(string what, TimeSpan took) => output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");
}
