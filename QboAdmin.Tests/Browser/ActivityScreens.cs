using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Browser;

/// <summary>Activity, API and banners in a real browser: they follow what happens, and pictures are taken for people to look at.</summary>
public sealed class ActivityScreens(PublishedApp app, BrowserFixture browser)
{
    [Fact]
    public async Task Activity_draws_what_all_instances_noted()
    {
        Assertions.SetDefaultExpectTimeout((float)Eventually.Limit.TotalMilliseconds);
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);
        await using var worker = await TestInstance.StartAsync(redis.Url, "worker.1");
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var screens = new Screens(page);
        var dashboard = await Dashboard.OpenAsync(page, web);
        await page.GotoAsync($"{web.Url}/activity");
        await Assertions.Expect(page.GetByText("No attempt to refresh")).ToHaveCountAsync(0);
        await screens.TakeAsync("activity-empty");

        await page.GotoAsync(web.Url);
        await dashboard.ConnectAsync();
        await worker.Get<FlightBook>().AppendAsync(History(DateTimeOffset.UtcNow));
        await page.GotoAsync($"{web.Url}/activity");
        await Assertions.Expect(page.Locator("svg.lane .dot").First).ToBeVisibleAsync();
        var before = await page.Locator("svg.lane .dot").CountAsync();
        await worker.ShowsAsync(ConnectionState.Connected);
        await screens.TakeAsync("activity");
        await page.GetByRole(AriaRole.Link, new() { Name = "30 days" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tab[aria-current]")).ToHaveTextAsync("30 days");
        await screens.TakeAsync("activity-30-days");
        before.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_worst_stands_above_every_page_and_a_refusal_and_an_outage_are_drawn()
    {
        Assertions.SetDefaultExpectTimeout((float)Eventually.Limit.TotalMilliseconds);
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var screens = new Screens(page);
        var dashboard = await Dashboard.OpenAsync(page, web);
        await dashboard.ConnectAsync();
        var banner = page.Locator(".banner[role=note]").First;

        await (await redis.ConnectAsync()).KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(6));
        await Assertions.Expect(banner).ToContainTextAsync("Redis forgets the tokens on");
        await screens.TakeAsync("banner-clock");

        await simulator.DoAsync("kill-refresh-token");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh now" }).ClickAsync();
        await Assertions.Expect(banner).ToContainTextAsync("Reconnect needed");
        await screens.TakeAsync("banner-reconnect");
        await page.GotoAsync($"{web.Url}/activity");
        await Assertions.Expect(banner).ToContainTextAsync("Reconnect needed");
        await Assertions.Expect(page.Locator("svg.lane .diamond").First).ToBeVisibleAsync();

        await redis.StopAsync();
        await Assertions.Expect(page.GetByText("Lock can't be read")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("svg.lane .outage").First).ToBeAttachedAsync();
        await screens.TakeAsync("activity-redis-away");
    }

    [Fact]
    public async Task The_API_page_explains_every_call()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var web = await AppInstance.StartAsync(app, "web.1", redis.Url, $"http://127.0.0.1:{Ports.Free()}");
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var screens = new Screens(page);
        await Dashboard.OpenAsync(page, web, "viewer");

        await page.GetByRole(AriaRole.Link, new() { Name = "API" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".call")).Not.ToHaveCountAsync(0);
        await screens.TakeAsync("api");
        await page.Locator(".call summary").First.ClickAsync();
        await Assertions.Expect(page.Locator(".answers").First).ToContainTextAsync("\"realm_id\"");
        await screens.TakeAsync("api-open");
    }

    // Twelve hours of three instances, as they would have noted them.
    private static List<Flight> History(DateTimeOffset now)
    {
        var flights = new List<Flight>();
        var mark = Fingerprint.Parse("7Q2M-K4TD")!.Value;
        for (var round = 0; round < 34; round++)
        {
            var at = now.AddMinutes(-20 - (50 * round));
            var next = new Fingerprint(mark.Bits * 31 % (1UL << 40));
            var winner = round % 3;
            var names = new[] { "web.1", "web.2", "worker.1" };
            for (var i = 0; i < names.Length; i++)
            {
                flights.Add(i == winner
                    ? new Flight($"seed-{round}-{i}", at, FlightKind.Rotated, names[i])
                    {
                        Reason = RefreshReason.Keeper, LockMilliseconds = 3 + round, IntuitMilliseconds = 180 + (7 * round), Milliseconds = 240,
                        RefreshTokenBefore = next, RefreshTokenAfter = mark, IntuitTid = $"1-673cf2a1-5e0b7d4c{round:x8}",
                    }
                    : new Flight($"seed-{round}-{i}", at.AddSeconds(20 + i), FlightKind.NothingToDo, names[i]) { Reason = RefreshReason.Keeper, LockMilliseconds = 2, Milliseconds = 9 });
            }

            mark = next;
        }

        flights.Add(new Flight("seed-failed", now.AddMinutes(-150), FlightKind.Failed, "web.2") { Reason = RefreshReason.Caller, LockMilliseconds = 2, IntuitMilliseconds = 8_000, Milliseconds = 8_004, RefreshTokenBefore = mark, Why = "Intuit did not answer in time" });
        flights.Add(new Flight("seed-outage-1", now.AddMinutes(-320), FlightKind.Outage, "web.1") { Until = now.AddMinutes(-307), Why = "connection refused" });
        flights.Add(new Flight("seed-outage-2", now.AddMinutes(-320), FlightKind.Outage, "web.2") { Until = now.AddMinutes(-307), Why = "connection refused" });
        flights.Add(new Flight("seed-written", now.AddMinutes(-95), FlightKind.WrittenElsewhere, "web.2") { AccessTokenAfter = mark });
        return flights;
    }
}
