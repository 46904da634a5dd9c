using Microsoft.Playwright;
using QboAdmin.Tests.Browser.Pages;

namespace QboAdmin.Tests.Browser;

/// <summary>A picture of every page and every main state of it, to be looked at.</summary>
[Collection(nameof(OnStage))]
public sealed class ScreenTests(Stage stage)
{
    private const string LongName = "St. Mary’s Women’s Circle of Friends & Neighbours, Inc.";

    [Fact]
    public async Task From_the_door_to_a_connection()
    {
        await stage.ClearAsync();
        var (context, page, screens) = await stage.ArriveAsync();
        await using var closes = context;
        await page.GotoAsync($"{stage.Instance.Url}/login");
        await screens.TakeAsync("login");
        await page.FillAsync("#key", "not-a-key");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await screens.TakeAsync("login-wrong-key");

        var dashboard = await Dashboard.OpenAsync(page, stage.Instance);
        await dashboard.ShowsAsync("Not connected");
        (await page.TitleAsync()).ShouldBe("[SANDBOX] Connection · QboAdmin");
        await screens.TakeAsync("dashboard-not-connected");

        await page.GetByRole(AriaRole.Link, new() { Name = "Connect to QuickBooks" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).WaitForAsync();
        await screens.TakeAsync("simulator-consent");

        await page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Not connected" }).WaitForAsync();
        (await page.TitleAsync()).ShouldBe("[SANDBOX] Not connected · QboAdmin");
        await screens.TakeAsync("callback-declined");
    }

    [Fact]
    public async Task Connected()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync();
        await using var closes = context;
        await dashboard.PressAsync("Refresh now");
        await dashboard.EventsSayAsync("Access token refreshed");
        await dashboard.PressAsync("Test connection");
        await dashboard.EventsSayAsync("Test: Mwangaza Friends answered");
        await Assertions.Expect(dashboard.Page.Locator(".mud-snackbar")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await screens.TakeAsync("dashboard-connected");

        await dashboard.PressAsync("Disconnect…");
        await dashboard.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await screens.TakeAsync("dialog-disconnect");
        await dashboard.Page.Keyboard.PressAsync("Escape");
        await dashboard.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await dashboard.Page.Keyboard.PressAsync("?");
        await dashboard.Page.Locator("#shortcuts").WaitForAsync();
        await screens.TakeAsync("dialog-shortcuts");
        await dashboard.Page.Keyboard.PressAsync("Escape");

        await dashboard.Page.Locator("summary").ClickAsync();
        await screens.TakeAsync("menu-person");

        foreach (var landing in new[] { "launch", "reconnect", "disconnected" })
        {
            await dashboard.Page.GotoAsync($"{stage.Instance.Url}/intuit/{landing}");
            await dashboard.Page.Locator(".landing").WaitForAsync();
            await screens.TakeAsync($"landing-{landing}");
        }

        await dashboard.Page.GotoAsync($"{stage.Simulator.Url}/control");
        await screens.TakeAsync("simulator-control");
    }

    [Fact]
    public async Task A_company_with_a_long_name_and_the_question_whether_to_leave_it()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync(LongName);
        await using var closes = context;
        await dashboard.FactsSayAsync(LongName);
        await screens.TakeAsync("dashboard-long-name");

        await dashboard.Page.GotoAsync($"{stage.Instance.Url}/qbo/authorize");
        await dashboard.Page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await dashboard.Page.GetByRole(AriaRole.Heading, new() { Name = "Connect to another company?" }).WaitForAsync();
        await screens.TakeAsync("switch");
    }

    [Fact]
    public async Task Production()
    {
        await using var instance = await stage.StartProductionAsync();
        var (context, page, screens) = await stage.ArriveAsync();
        await using var closes = context;
        var dashboard = await Dashboard.OpenAsync(page, instance);
        await dashboard.ConnectAsync();
        await dashboard.ShowsAsync("Connected");
        (await page.TitleAsync()).ShouldBe("[PRODUCTION] Connection · QboAdmin");
        await screens.TakeAsync("dashboard-production");

        await dashboard.PressAsync("Disconnect…");
        await page.GetByLabel("Type Mwangaza Friends to go on").WaitForAsync();
        await screens.TakeAsync("dialog-disconnect-production");
        await page.GetByLabel("Type Mwangaza Friends to go on").FillAsync("mwangaza friends");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disconnect", Exact = true }).ClickAsync();
        await dashboard.ShowsAsync("Not connected");
    }

    [Fact]
    public async Task Set_incomplete()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync();
        await using var closes = context;
        await (await stage.Redis.ConnectAsync()).KeyDeleteAsync("qbo_tokens:sandbox:refresh_token");
        await dashboard.ShowsAsync("Set incomplete");
        await screens.TakeAsync("dashboard-set-incomplete");
    }

    [Fact]
    public async Task Reconnect_needed()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync();
        await using var closes = context;
        await stage.Simulator.DoAsync("kill-refresh-token");
        await dashboard.PressAsync("Refresh now");
        await dashboard.ShowsAsync("Reconnect needed");
        await screens.TakeAsync("dashboard-reconnect-needed");
    }

    [Fact]
    public async Task Retry_waiting()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync();
        await using var closes = context;
        await stage.Simulator.FaultAsync(new { path = "/oauth2/v1/tokens/bearer", count = 100, status = 503 });
        await dashboard.PressAsync("Refresh now");
        await dashboard.ShowsAsync("Retry waiting");
        await screens.TakeAsync("dashboard-retry-waiting");
    }

    [Fact]
    public async Task Redis_away_and_tokens_that_it_could_not_take()
    {
        var (context, dashboard, screens) = await stage.ConnectedAsync();
        await using var closes = context;
        await stage.Redis.StopAsync();
        await dashboard.ShowsAsync("Redis away, last known state");
        await screens.TakeAsync("dashboard-redis-away");
        await stage.Redis.StartAsync();
        await dashboard.ShowsAsync("Connected");

        // Intuit answers while Redis goes.
        await stage.Simulator.FaultAsync(new { path = "/oauth2/v1/tokens/bearer", count = 1, latencyMs = 3_000 });
        await dashboard.PressAsync("Refresh now");
        await dashboard.ShowsAsync("Refreshing");
        await stage.Redis.StopAsync();
        await dashboard.ShowsAsync("Connected, not saved");
        await screens.TakeAsync("dashboard-not-saved");
        await stage.Redis.StartAsync();
        await dashboard.ShowsAsync("Connected");
    }

    [Fact]
    public async Task Pages_that_are_not_for_everybody_or_not_there()
    {
        await stage.ClearAsync();
        var (context, page, screens) = await stage.ArriveAsync(expected: "Failed to load resource");
        await using var closes = context;
        await Dashboard.OpenAsync(page, stage.Instance, "viewer");
        await screens.TakeAsync("dashboard-viewer");

        await page.GotoAsync($"{stage.Instance.Url}/qbo/authorize");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Not for your role" }).WaitForAsync();
        await screens.TakeAsync("forbidden");

        await page.GotoAsync($"{stage.Instance.Url}/no-such-page");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Not found" }).WaitForAsync();
        await screens.TakeAsync("not-found");

        await page.GotoAsync($"{stage.Instance.Url}/qbo/callback?code=x&state=y&realmId=1");
        await page.GetByRole(AriaRole.Heading, new() { Name = "This" }).WaitForAsync();
        await screens.TakeAsync("callback-unknown");
    }
}
