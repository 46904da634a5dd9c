using System.Diagnostics;
using Microsoft.Playwright;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Browser.Pages;

/// <summary>The dashboard in somebody's browser.</summary>
internal sealed class Dashboard
{
    private readonly AppInstance _instance;
    private int _documents;
    private int _seenDocuments;

    public Dashboard(IPage page, AppInstance instance)
    {
        (Page, _instance) = (page, instance);
        page.Request += (_, request) => _documents += request.IsNavigationRequest ? 1 : 0;
    }

    public IPage Page { get; }

    public ILocator State => Page.Locator(".hero-word");

    public ILocator Facts => Page.Locator(".hero-facts");

    public ILocator Events => Page.Locator(".events");

    /// <summary>Whether the page is still the document it was when it was last known to be live.</summary>
    public bool WasNotReloaded => _documents == _seenDocuments;

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

    /// <summary>Waits until the page has its connection: nothing of it is drawn before.</summary>
    public async Task IsLiveAsync()
    {
        await Assertions.Expect(State).ToBeVisibleAsync(new() { Timeout = (float)Eventually.Limit.TotalMilliseconds });
        _seenDocuments = _documents;
    }

    /// <summary>Waits until the page says a state.</summary>
    /// <returns>How long that took.</returns>
    public Task<TimeSpan> ShowsAsync(string state) => SeenAsync(State, text => text == state);

    /// <summary>Waits until the facts beside the state contain a text.</summary>
    /// <inheritdoc cref="ShowsAsync"/>
    public Task<TimeSpan> FactsSayAsync(string text) => SeenAsync(Facts, facts => facts.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits until the newest events contain a text so many times.</summary>
    /// <inheritdoc cref="ShowsAsync"/>
    public Task<TimeSpan> EventsSayAsync(string text, int times = 1) => SeenAsync(Events, events => events.Split(text).Length - 1 == times);

    /// <summary>Presses a button of the state card.</summary>
    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Presses Connect and agrees at Intuit.</summary>
    public async Task ConnectAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Connect to QuickBooks" }).ClickAsync();
        await AgreeAsync();
    }

    /// <summary>Agrees at Intuit and waits for the dashboard.</summary>
    public async Task AgreeAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await Eventually.Get(() => Page.Url, url => url == $"{_instance.Url}/");
        await IsLiveAsync();
    }

    /// <summary>Presses Disconnect and confirms.</summary>
    public async Task DisconnectAsync()
    {
        await PressAsync("Disconnect…");
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disconnect", Exact = true }).ClickAsync();
    }

    private static async Task<TimeSpan> SeenAsync(ILocator where, Func<string, bool> isRight)
    {
        var started = Stopwatch.GetTimestamp();
        await Eventually.Get(() => ReadAsync(where), isRight);
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<string> ReadAsync(ILocator where)
    {
        try
        {
            return string.Join(" ", await where.AllInnerTextsAsync());
        }
        catch (PlaywrightException exception) when (exception.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // Between two documents nothing can be read.
            return "";
        }
    }
}
