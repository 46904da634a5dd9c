using Bunit;
using QboAdmin.Alerts;
using QboAdmin.Components.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Layout;

public sealed class NoticeBarTests() : PageTest(QboEnvironment.Sandbox, new StandingNotice("Demo.", "Intuit is a simulator.", IsWarning: false))
{
    private static readonly Alert Reconnect = new(AlertKind.ReconnectNeeded, IsBad: true) { Since = The.Moment.AddMinutes(-2) };

    private static readonly Alert Stored = new(AlertKind.StoredTokensEnding, IsBad: false) { Days = 7, EndsAt = The.Moment.AddDays(6) };

    [Fact]
    public void Of_what_wants_attention_the_worst_stands_above_every_page_and_under_it_what_holds_for_the_installation()
    {
        SignIn(The.Operator);
        Show(Pictures.ReconnectNeeded);
        Show(new AlertList([Reconnect, Stored], new WebhookState("hooks.example.com", "it answered 404", The.Moment)));

        var page = Open<DashboardPage>();

        page.FindAll(".banner").Count.ShouldBe(2);
        page.FindAll(".banner")[1].TextContent.Trim().ShouldStartWith("Demo.");
        page.Find(".banner").ClassList.ShouldContain("bad");
        page.Words(".banner span").ShouldStartWith("Reconnect needed for");
        page.Find(".banner a").GetAttribute("href").ShouldBe("/qbo/authorize");
    }

    [Fact]
    public void It_comes_and_goes_by_itself()
    {
        SignIn(The.Viewer);
        Show(Pictures.Connected);
        var page = Open<DashboardPage>();
        page.Words(".banner").ShouldStartWith("Demo.");

        Show(new AlertList([Stored], null));
        page.WaitForAssertion(() => page.Words(".banner").ShouldContain("Redis forgets the tokens on"));
        page.Find(".banner").ClassList.ShouldContain("warn");
        page.Find(".banner a").GetAttribute("href").ShouldBe("");

        Show(AlertList.Empty);
        page.WaitForAssertion(() => page.Words(".banner").ShouldStartWith("Demo."));
    }

    [Fact]
    public async Task Only_Operators_hear_that_alerts_are_not_delivered()
    {
        Show(Pictures.Connected);
        Show(new AlertList([], new WebhookState("hooks.example.com", "it answered 404", The.Moment)));

        SignIn(The.Viewer);
        Open<DashboardPage>().Words(".banner").ShouldStartWith("Demo.");
        await DisposeComponentsAsync();

        SignIn(The.Operator);
        Open<DashboardPage>().Words(".banner").ShouldStartWith("Alerts are not delivered. The last one did not reach hooks.example.com: it answered 404.");
    }
}
