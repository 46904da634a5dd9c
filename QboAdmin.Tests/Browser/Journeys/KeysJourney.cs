using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;
using StackExchange.Redis;

namespace QboAdmin.Tests.Browser.Journeys;

public sealed class KeysJourney(PublishedApp app, BrowserFixture browser, ITestOutputHelper output)
{
    private const string MarkedAccess = "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..marked.access.secret";
    private const string MarkedRefresh = "RT1-61-H0-1795123812marked0refresh0secret";

    [Fact]
    public async Task What_another_program_does_to_the_keys_arrives_on_two_instances()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        await using var context = await browser.NewContextAsync();
        var onA = await OpenAsync(context, both.A);
        var onB = await OpenAsync(context, both.B);
        var redis = await both.Redis.ConnectAsync();
        var python = new Python(redis);

        await python.WriteAsync(MarkedAccess, MarkedRefresh, "9341453081276012", DateTimeOffset.UtcNow.AddMinutes(40));
        Say("A sees a foreign write", await onA.Row("realm_id").SaysAsync("9341453081276012"));
        Say("B sees it", await onB.Row("realm_id").SaysAsync("9341453081276012"));
        await onA.Row("refresh_token").SaysAsync("shape fits");
        (await onA.Row("refresh_token").Locator(".fingerprint").InnerTextAsync()).ShouldBe(await onB.Row("refresh_token").Locator(".fingerprint").InnerTextAsync());

        await redis.KeyExpireAsync("qbo_tokens:sandbox:access_token", TimeSpan.FromMilliseconds(300));
        Say("A sees an expiry (300 ms after being told to)", await onA.Row("access_token").SaysAsync("missing"));
        Say("B sees it", await onB.Row("access_token").SaysAsync("missing"));

        await python.DeleteAsync("realm_id");
        Say("A sees a delete", await onA.Row("realm_id").SaysAsync("missing"));
        Say("B sees it", await onB.Row("realm_id").SaysAsync("missing"));

        await redis.HashSetAsync("other:thing", "field", "value");
        Say("A lists another key when asked again", await ListsAsync(onA, "other:thing"));
        (await onA.WasNotReloadedAsync()).ShouldBeTrue();
        (await onB.WasNotReloadedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Marked_secrets_never_reach_the_browser_before_somebody_reveals_one()
    {
        await using var both = await TwoInstances.StartAsync(app, await RedisProcess.StartAsync());
        var redis = await both.Redis.ConnectAsync();
        await new Python(redis).WriteAsync(MarkedAccess, MarkedRefresh, "9341453081276012", DateTimeOffset.UtcNow.AddMinutes(40));
        await redis.StringSetAsync("scratch", $"pasted by hand: {MarkedRefresh}");
        await redis.HashSetAsync("settings", [new HashEntry("copy", MarkedAccess), new HashEntry("smtp_password", "marked0tulip")]);
        await using var context = await browser.NewContextAsync();
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var wire = new Wire();
        var onA = await OpenAsync(context, both.A, "?key=scratch", wire);
        await onA.Page.Locator(".key-panel").SaysAsync("Secrets in it are masked");
        await onA.Page.GotoAsync($"{both.A.Url}/redis?key=settings");
        await onA.Page.Locator(".key-panel").SaysAsync("smtp_password");
        await onA.Row("refresh_token").SaysAsync("shape fits");

        (await onA.HtmlAsync()).ShouldNotContain("marked");
        wire.Received.ShouldNotContain("marked");

        // A copy is on the clipboard and nowhere on the page.
        await onA.AskAsync("refresh_token", "for the worker");
        await onA.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(onA.Page.Locator(".mud-snackbar")).ToContainTextAsync("Copied");
        (await onA.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ShouldBe(MarkedRefresh);
        (await onA.HtmlAsync()).ShouldNotContain("marked");

        // The other instance's page, of the same person, never gets what is revealed on this one.
        var otherWire = new Wire();
        var onB = await OpenAsync(context, both.B, wire: otherWire);
        await onB.Row("refresh_token").SaysAsync("shape fits");
        await onA.AskAsync("refresh_token", "comparing with the worker");
        await onA.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Show for 30 s" }).ClickAsync();
        await Assertions.Expect(onA.Page.Locator(".secret-text")).ToHaveTextAsync(MarkedRefresh);
        (await onA.HtmlAsync()).ShouldNotContain("marked.access");
        otherWire.Received.ShouldNotContain("marked");
        (await onB.HtmlAsync()).ShouldNotContain("marked");
        both.A.Log.ShouldNotContain("marked");
        both.A.Log.ShouldContain("Audit: Reveal by Grace Wanjiru: done (qbo_tokens:sandbox:refresh_token, shown: comparing with the worker)");
    }

    [Fact]
    public async Task The_page_in_its_states_is_good_to_look_at()
    {
        await using var redis = await RedisProcess.StartAsync(false, "--maxmemory", "200mb", "--maxmemory-policy", "volatile-lru");
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var instance = await AppInstance.StartAsync(app, "web.1", redis.Url, simulator.Url);
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var screens = new Screens(page);
        var dashboard = await Dashboard.OpenAsync(page, instance);
        var keys = new RedisPage(page, instance);
        await keys.GoAsync();
        await page.Locator("#doctor-title").SaysAsync("nothing to judge");
        await screens.TakeAsync("redis-empty");

        await page.GotoAsync(instance.Url);
        await dashboard.ConnectAsync();
        var other = await redis.ConnectAsync();
        for (var i = 0; i < 12; i++)
        {
            await other.StringSetAsync($"rq:job:{i:000}", $"{{\"task\":\"receipts\",\"row\":{i}}}", TimeSpan.FromHours(i + 1));
        }

        await other.HashSetAsync("flask:settings", [new("created", "1795123812"), new("company", "Mwangaza Friends"), new("smtp_password", "tulip")]);
        await keys.GoAsync("?key=flask:settings");
        await page.Locator(".key-panel").SaysAsync("masked for its name");
        await page.Locator(".passed").SaysAsync("No stray keys");
        await screens.TakeAsync("redis-full");

        await other.KeyExpireAsync("qbo_tokens:sandbox:realm_id", TimeSpan.FromDays(45));
        await other.StringSetAsync("qbo_tokens:sandbox:refresh_tokn", "RT1-61-H0-misspelt-one");
        await keys.GoAsync();
        await page.Locator(".findings").SaysAsync("is under the prefix");
        await keys.AskAsync("refresh_token", "comparing with the worker");
        await screens.TakeAsync("redis-reveal-asked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show for 30 s" }).ClickAsync();
        await Assertions.Expect(page.Locator(".secret-text")).ToBeVisibleAsync();
        await screens.TakeAsync("redis-findings");
        await page.Locator(".finding button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".commands")).ToContainTextAsync("EXPIRE qbo_tokens:sandbox:realm_id");
        await screens.TakeAsync("redis-heal");

        await page.Keyboard.PressAsync("Escape");
        await redis.StopAsync();
        await page.Locator("main .note").First.SaysAsync("Redis does not answer");
        await screens.TakeAsync("redis-away");
    }

    private static async Task<RedisPage> OpenAsync(IBrowserContext context, AppInstance instance, string query = "", Wire? wire = null)
    {
        var page = await context.NewPageAsync();
        wire?.Listen(page);
        await Dashboard.OpenAsync(page, instance);
        var keys = new RedisPage(page, instance);
        await keys.GoAsync(query);
        return keys;
    }

    private static async Task<TimeSpan> ListsAsync(RedisPage page, string key)
    {
        await page.Page.Locator(".search input").FillAsync(key);
        await page.Page.Keyboard.PressAsync("Enter");
        return await page.Others.SaysAsync("thing");
    }

    private void Say(string what, TimeSpan took) => output.WriteLine($"{what}: {took.TotalMilliseconds:0} ms");

    /// <summary>All that the server sends to a page over its socket.</summary>
    private sealed class Wire
    {
        private readonly System.Text.StringBuilder _received = new();

        public string Received
        {
            get
            {
                lock (_received)
                {
                    return _received.ToString();
                }
            }
        }

        public void Listen(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            lock (_received)
            {
                _received.Append(frame.Text ?? System.Text.Encoding.Latin1.GetString(frame.Binary ?? [])).Append('\n');
            }
        };
    }
}
