using Bunit;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Alerts;
using QboAdmin.Components.Activity;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Activity;

public sealed class ActivityTests : PageTest
{
    private static readonly Fingerprint Other = The.Fingerprinter.Of(The.RotatedRefreshToken);

    [Fact]
    public void Every_outcome_has_a_shape_of_its_own_in_the_lane_of_its_instance()
    {
        Begin(The.Viewer);
        Show(
            Attempt("a", FlightKind.Rotated, 10),
            Attempt("b", FlightKind.NothingToDo, 60) with { Instance = "web.2" },
            Attempt("c", FlightKind.Failed, 120) with { Why = "Intuit answered 503" },
            Attempt("d", FlightKind.Refused, 180) with { Why = "invalid_grant" },
            new Flight("e", The.Moment.AddMinutes(-240), FlightKind.WrittenElsewhere, "web.2"),
            new Flight("f", The.Moment.AddMinutes(-300), FlightKind.Outage, "web.1") { Until = The.Moment.AddMinutes(-290), Why = "no answer in time" },
            new Flight("g", The.Moment.AddMinutes(-360), FlightKind.Connected, "web.2") { By = "Grace Wanjiru", Why = "Mwangaza Friends" });

        var page = Open<ActivityPage>();

        page.FindAll(".lane-name").Select(name => name.Words()).ShouldBe(["web.1", "web.2", "Others"]);
        var lanes = page.FindAll("svg.lane");
        lanes[0].QuerySelectorAll(".dot").Length.ShouldBe(1);
        lanes[0].QuerySelectorAll(".hollow-diamond").Length.ShouldBe(1);
        lanes[0].QuerySelectorAll(".diamond").Length.ShouldBe(1);
        lanes[0].QuerySelectorAll(".outage").Length.ShouldBe(1);
        lanes[1].QuerySelectorAll(".small-ring").Length.ShouldBe(1);
        lanes[2].QuerySelectorAll(".square").Length.ShouldBe(1);
        lanes.ShouldAllBe(lane => lane.QuerySelectorAll(".joined").Length == 1);
        lanes[0].GetAttribute("aria-label").ShouldBe("web.1: Refreshed, rotated 1, Failed, tried again 1, Refused 1, Redis away 1");
    }

    [Fact]
    public void The_list_says_the_same_in_words()
    {
        Begin(The.Viewer);
        Show(
            Attempt("a", FlightKind.Rotated, 10) with { LockMilliseconds = 4, IntuitMilliseconds = 212, IntuitTid = "1-673cf2a1", RefreshTokenBefore = Pictures.RefreshMark, RefreshTokenAfter = Other },
            Attempt("d", FlightKind.Refused, 180) with { Why = "Intuit refused the token (invalid_grant)" });

        var page = Open<ActivityPage>();

        var rows = page.FindAll(".flights tbody tr");
        rows.Count.ShouldBe(2);
        rows[0].Words().ShouldContain("Refreshed, rotated · in good time web.1 4 ms 212 ms");
        rows[0].Words().ShouldContain($"{Pictures.RefreshMark} → {Other}");
        rows[0].Words().ShouldContain("intuit_tid 1-673cf2a1");
        rows[1].Words().ShouldContain("Intuit refused the token (invalid_grant)");
    }

    [Fact]
    public void What_found_nothing_to_do_is_listed_on_demand()
    {
        Begin(The.Viewer);
        Show(Attempt("a", FlightKind.NothingToDo, 10), Attempt("b", FlightKind.Refreshed, 60));
        var page = Open<ActivityPage>();
        page.FindAll(".flights tbody tr").Count.ShouldBe(1);

        page.Button("Show what found nothing to do").Click();

        page.FindAll(".flights tbody tr").Count.ShouldBe(2);
    }

    [Fact]
    public void A_long_list_is_shown_page_by_page()
    {
        Begin(The.Viewer);
        Show([.. Enumerable.Range(0, 100).Select(number => Attempt($"f{number}", FlightKind.Refreshed, number * 50))]);
        var page = Open<ActivityPage>();
        page.FindAll(".flights tbody tr").Count.ShouldBe(25);

        page.Button("Show 50 more").Click();

        page.FindAll(".flights tbody tr").Count.ShouldBe(75);
        page.Button("Show 25 more").ShouldNotBeNull();
    }

    [Fact]
    public void Attempts_close_to_each_other_are_one_mark_the_one_that_matters()
    {
        Begin(The.Viewer);
        Show(Attempt("a", FlightKind.Refreshed, 100), Attempt("b", FlightKind.Refused, 101), Attempt("c", FlightKind.NothingToDo, 102));

        var lane = Open<ActivityPage>().FindAll("svg.lane")[0];

        lane.QuerySelectorAll(".mark").Length.ShouldBe(1);
        lane.QuerySelector(".diamond title")!.TextContent.ShouldEndWith("and 2 more close by");
    }

    [Fact]
    public async Task The_holder_of_the_lock_is_shown_and_only_an_Operator_may_take_it_once_it_is_over_its_time()
    {
        var held = new LockView(LockState.Held, "web.2", The.Moment.AddSeconds(-50), The.Moment.AddSeconds(-10), MayBeTaken: true);
        Begin(The.Viewer);
        Show(held);
        var page = Open<ActivityPage>();
        page.Words(".card-head .end").ShouldStartWith("Lock held by web.2");
        page.FindAll("button").ShouldNotContain(button => button.Words() == "Take over…");
        await DisposeComponentsAsync();

        SignIn(The.Operator);
        page = Open<ActivityPage>();
        page.Button("Take over…").ShouldNotBeNull();

        Show(held with { MayBeTaken = false, MayBeTakenAt = The.Moment.AddSeconds(30) });
        page.WaitForAssertion(() => page.FindAll("button").ShouldNotContain(button => button.Words() == "Take over…"));
        page.Words(".card-head .end").ShouldContain("may be taken in");

        Show(LockView.Free);
        page.WaitForAssertion(() => page.Words(".card-head .end").ShouldBe("Lock is free"));
    }

    [Fact]
    public void Taking_over_asks_first_and_says_why_it_is_safe()
    {
        Begin(The.Operator);
        Show(new LockView(LockState.Held, "web.2", The.Moment.AddSeconds(-50), The.Moment.AddSeconds(-10), MayBeTaken: true));
        var page = Open<ActivityPage>();

        page.Button("Take over…").Click();

        page.WaitForAssertion(() => page.Words(".mud-dialog").ShouldContain("No token is used twice."));
        Intuit.Refreshes.ShouldBe(0);
    }

    [Fact]
    public void With_nothing_noted_it_says_what_will_be_here()
    {
        Begin(The.Viewer);
        Show(new InstanceBoard([], IsComplete: false));

        var page = Open<ActivityPage>();

        page.Words("section.card .empty").ShouldStartWith("No attempt to refresh in the last 12 hours.");
    }

    [Fact]
    public void Alerts_and_the_webhook_are_named()
    {
        Begin(The.Operator);
        Show(new AlertList(
            [new Alert(AlertKind.HardEndNear, IsBad: false) { Days = 14, EndsAt = The.Moment.AddDays(13) }],
            new WebhookState("hooks.example.com", "no answer within 10 s", The.Moment.AddMinutes(-1))));

        var page = Open<ActivityPage>();

        page.Words("[aria-labelledby=alerts-title]").ShouldContain("told to hooks.example.com");
        page.Words("[aria-labelledby=alerts-title]").ShouldContain("Intuit ends this consent on");
        page.Words("[aria-labelledby=alerts-title]").ShouldContain("no answer within 10 s");
    }

    [Fact]
    public async Task A_closed_page_watches_nothing_any_more()
    {
        Begin(The.Viewer);
        Open<ActivityPage>();
        Services.GetRequiredService<FlightLog>().Latest.Watchers.ShouldBe(1);

        await DisposeComponentsAsync();

        Services.GetRequiredService<FlightLog>().Latest.Watchers.ShouldBe(0);
        Services.GetRequiredService<LockWatch>().View.Watchers.ShouldBe(0);
        Services.GetRequiredService<AlertBoard>().Latest.Watchers.ShouldBe(0);
    }

    private void Begin(Actor person)
    {
        SignIn(person);
        Show(Pictures.Connected);
        Show(new InstanceSighting(new InstanceReport(The.Instance, "Connected", 17, 1), null, IsThis: true));
    }

    private static Flight Attempt(string id, FlightKind kind, int minutesAgo) => new(id, The.Moment.AddMinutes(-minutesAgo), kind, "web.1") { Reason = RefreshReason.Keeper, Milliseconds = 240 };
}
