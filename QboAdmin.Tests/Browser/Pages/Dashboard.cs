using System.Diagnostics;
using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Pages;

/// <summary>The dashboard in somebody's browser.</summary>
internal sealed class Dashboard(IPage page, AppInstance instance)
{
    public IPage Page => page;

    public ILocator State => page.Locator(".hero-word");

    public ILocator Chip => page.Locator("header .chip");

    public ILocator Facts => page.Locator(".hero-facts");

    public ILocator Events => page.Locator(".events");

    /// <summary>Signs in as one of the demo's people and opens the dashboard.</summary>
    public static async Task<Dashboard> OpenAsync(IBrowserContext context, AppInstance instance, string person = "operator") =>
        await OpenAsync(await context.NewPageAsync(), instance, person);

    /// <inheritdoc cref="OpenAsync(IBrowserContext, AppInstance, string)"/>
    public static async Task<Dashboard> OpenAsync(IPage page, AppInstance instance, string person = "operator")
    {
        var dashboard = new Dashboard(page, instance);
        await page.GotoAsync($"{instance.Url}/login");
        await page.Locator($"button[value={person}]").ClickAsync();
        await dashboard.IsLiveAsync();
        return dashboard;
    }

    public async Task IsLiveAsync()
    {
        await Assertions.Expect(State).ToBeVisibleAsync(new() { Timeout = (float)Eventually.Limit.TotalMilliseconds });

        // Gone after a reload: tells whether the page changed by itself.
        await page.EvaluateAsync("() => window.sameDocument = true");
    }

    public Task<bool> WasNotReloadedAsync() => page.EvaluateAsync<bool>("() => window.sameDocument === true");

    /// <summary>Waits until the page says a state.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> ShowsAsync(string state)
    {
        var started = Stopwatch.GetTimestamp();
        await Assertions.Expect(State).ToHaveTextAsync(state, new() { Timeout = (float)Eventually.Limit.TotalMilliseconds });
        return Stopwatch.GetElapsedTime(started);
    }

    /// <inheritdoc cref="ShowsAsync"/>
    public async Task<TimeSpan> FactsSayAsync(string text)
    {
        var started = Stopwatch.GetTimestamp();
        await Assertions.Expect(Facts).ToContainTextAsync(text, new() { Timeout = (float)Eventually.Limit.TotalMilliseconds });
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Presses Connect and agrees at Intuit.</summary>
    public async Task ConnectAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect to QuickBooks" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"{instance.Url}/");
        await IsLiveAsync();
    }

    /// <summary>Presses Disconnect and confirms.</summary>
    public async Task DisconnectAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disconnect", Exact = true }).ClickAsync();
    }
}
