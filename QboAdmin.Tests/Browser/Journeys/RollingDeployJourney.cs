using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Journeys;

/// <summary>A deploy as platforms do it: real processes behind a proxy that takes turns, one replaced after the other, with pages open.</summary>
public sealed class RollingDeployJourney(PublishedApp app, BrowserFixture browser, ITestOutputHelper output)
{
    private const int Instances = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Three_instances_are_replaced_one_by_one_and_nobody_notices()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var proxy = await RoundRobinProxy.StartAsync();
        await using var fleet = new AppFleet();
        await StartAllAsync(fleet, Instances, redis, simulator, proxy);
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var dashboard = await SignInAndConnectAsync(context, proxy, fleet.Instances[0]);
        var deploy = await DeployCheck.OpenAsync(await context.NewPageAsync(), proxy.Url);
        await deploy.SaysAsync("All well", Patience);

        await using var words = new WordsSeen(dashboard.Page, ".hero-word");
        await using var verdicts = new WordsSeen(deploy.Page, ".verdict-word");
        await using var red = new WordsSeen(deploy.Page, ".check.bad");
        await using var load = new Load(proxy.Url);
        for (var number = 1; number <= Instances; number++)
        {
            var old = fleet.Instances[number - 1];
            fleet.Replace(old, await StartAsync(number, "1.1.0", redis, simulator, proxy));
            proxy.Use([.. fleet.Instances, old]);

            var told = Stopwatch.GetTimestamp();
            await old.TerminateAsync();
            var took = Stopwatch.GetElapsedTime(told);
            output.WriteLine($"web.{number} was gone {took.TotalSeconds:0.0} s after SIGTERM");
            took.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            old.ExitCode.ShouldBe(0);
            proxy.Use(fleet.Instances);
        }

        var last = Stopwatch.GetTimestamp();
        await deploy.SaysAsync("All well", Patience);
        output.WriteLine($"All well {Stopwatch.GetElapsedTime(last).TotalSeconds:0.0} s after the last one was gone; {load.Count} requests, words {words}, verdicts {verdicts}, red {red}");
        await dashboard.ShowsAsync("Connected");

        load.Failures.ShouldBeEmpty();
        load.Count.ShouldBeGreaterThan(50);
        words.Seen.Where(word => word is not ("Connected" or "Starting")).ShouldBeEmpty();
        verdicts.Seen.ShouldContain("Rolling");
        await Assertions.Expect(deploy.Proof).ToContainTextAsync("Proof for v1.1.0");
        await Assertions.Expect(deploy.Proof).ToContainTextAsync("not needed");
        await Assertions.Expect(deploy.Fleet).ToContainTextAsync("3 of 3 alike");
    }

    [Fact]
    public async Task After_kill_9_pages_come_back_on_another_instance_and_requests_fail_once_at_most()
    {
        await using var redis = await RedisProcess.StartAsync(isPersistent: true);
        await using var simulator = await SimulatorProcess.StartAsync(app);
        await using var proxy = await RoundRobinProxy.StartAsync();
        await using var fleet = new AppFleet();
        await StartAllAsync(fleet, 2, redis, simulator, proxy);
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var dashboard = await SignInAndConnectAsync(context, proxy, fleet.Instances[0]);
        var servedBy = await dashboard.Page.Locator(".rail-foot").InnerTextAsync();
        var (dies, lives) = servedBy.Contains("web.1", StringComparison.Ordinal) ? (fleet.Instances[0], fleet.Instances[1]) : (fleet.Instances[1], fleet.Instances[0]);

        await using var load = new Load(proxy.Url, triesTwice: true);
        await dies.KillAsync();

        await Assertions.Expect(dashboard.Page.Locator(".rail-foot")).ToContainTextAsync($"Served by {lives.Name}", new() { Timeout = (float)Patience.TotalMilliseconds });
        await dashboard.ShowsAsync("Connected");
        load.Failures.ShouldBeEmpty();
    }

    private async Task StartAllAsync(AppFleet fleet, int count, RedisProcess redis, SimulatorProcess simulator, RoundRobinProxy proxy)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            fleet.Add(await StartAsync(number, "1.0.0", redis, simulator, proxy));
        }

        proxy.Use(fleet.Instances);

        // Instances that start over an empty Redis make keys of their own; some seconds later each reads the others' cookies.
        await Eventually.Get(() => KeyRingAsync(fleet.Instances[0]), verdict => verdict == "green", Patience);
    }

    private static async Task<string?> KeyRingAsync(AppInstance instance)
    {
        using var response = await instance.GetAsync("/health/deploy");
        var report = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "key-ring").GetProperty("verdict").GetString();
    }

    private async Task<AppInstance> StartAsync(int number, string release, RedisProcess redis, SimulatorProcess simulator, RoundRobinProxy proxy)
    {
        var instance = await AppInstance.StartAsync(app, $"web.{number}", redis.Url, simulator.Url, new Dictionary<string, string?>
        {
            ["QBO_REDIRECT_URI"] = $"{proxy.Url}/qbo/callback",
            ["HEROKU_RELEASE_VERSION"] = $"v{release}",
            ["HEROKU_BUILD_COMMIT"] = release.Replace(".", "", StringComparison.Ordinal),
        });
        await Eventually.True(async () => (await instance.GetAsync("/ready", key: null)).IsSuccessStatusCode, Patience);
        return instance;
    }

    // With a key: the demo's people are for requests that no proxy has passed on.
    private static async Task<Dashboard> SignInAndConnectAsync(IBrowserContext context, RoundRobinProxy proxy, AppInstance any)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{proxy.Url}/login");
        await page.Locator("input[name=key]").FillAsync(AppInstance.OperatorKey);
        await page.Locator("input[name=key]").PressAsync("Enter");
        var dashboard = new Dashboard(page, any);
        await dashboard.IsLiveAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect to QuickBooks" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"{proxy.Url}/");
        await dashboard.ShowsAsync("Connected");
        return dashboard;
    }

    /// <summary>Every word that an element of a page has shown, over all reloads.</summary>
    private sealed class WordsSeen : IAsyncDisposable
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        private readonly CancellationTokenSource _ends = new();
        private readonly ConcurrentDictionary<string, bool> _seen = new();
        private readonly Task _looking;

        public WordsSeen(IPage page, string selector) => _looking = LookAsync(page, selector);

        public IEnumerable<string> Seen => _seen.Keys;

        public override string ToString() => string.Join(", ", Seen);

        public async ValueTask DisposeAsync()
        {
            await _ends.CancelAsync();
            await _looking;
            _ends.Dispose();
        }

        private async Task LookAsync(IPage page, string selector)
        {
            while (!_ends.IsCancellationRequested)
            {
                try
                {
                    if (await page.EvaluateAsync<string?>("selector => document.querySelector(selector)?.textContent ?? null", selector) is { } word)
                    {
                        _seen[word] = true;
                    }
                }
                catch (PlaywrightException)
                {
                    // Between two documents.
                }

                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }
}
