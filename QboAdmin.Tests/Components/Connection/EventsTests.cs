using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>What happened, newest first.</summary>
public sealed class EventsTests : PageTest
{
    private static int _count;

    [Theory]
    [InlineData(ConnectionEventKind.Connected, "Connected to Mwangaza Friends")]
    [InlineData(ConnectionEventKind.Disconnected, "Disconnected from Mwangaza Friends")]
    [InlineData(ConnectionEventKind.Revoked, "Intuit revoked the access to Mwangaza Friends")]
    [InlineData(ConnectionEventKind.RevokeFailed, "Intuit could not be told of the disconnect: remove the app inside QuickBooks")]
    [InlineData(ConnectionEventKind.Refreshed, "Access token refreshed")]
    [InlineData(ConnectionEventKind.RefreshFailed, "Refresh failed: the reason")]
    [InlineData(ConnectionEventKind.RefreshRefused, "Intuit refused the refresh token (the reason): reconnect needed")]
    [InlineData(ConnectionEventKind.TestPassed, "Test: Mwangaza Friends answered")]
    [InlineData(ConnectionEventKind.TestFailed, "Test failed: the reason")]
    [InlineData(ConnectionEventKind.WrittenElsewhere, "Another program wrote the tokens")]
    [InlineData(ConnectionEventKind.SetBroken, "The set in Redis is incomplete: Mwangaza Friends")]
    [InlineData(ConnectionEventKind.SetDeleted, "All four keys are gone from Redis, and nobody disconnected here")]
    [InlineData(ConnectionEventKind.RedisLost, "Redis away: the reason. Tokens stay in memory")]
    [InlineData(ConnectionEventKind.RedisBack, "Redis answers again")]
    [InlineData(ConnectionEventKind.Restored, "Restored from memory: Redis the reason")]
    [InlineData(ConnectionEventKind.NotSaved, "New tokens could not be saved: the reason")]
    [InlineData(ConnectionEventKind.GaveWay, "Mwangaza Friends was not connected after all: Redis holds another company")]
    [InlineData(ConnectionEventKind.SavedLate, "The tokens that waited in memory are saved")]
    public void Every_kind_has_its_sentence(ConnectionEventKind kind, string sentence) =>
        EventWords.Of(An(kind) with { About = "Mwangaza Friends", Reason = "the reason" }).Text.ShouldBe(sentence);

    [Fact]
    public void No_kind_is_without_a_sentence()
    {
        foreach (var kind in Enum.GetValues<ConnectionEventKind>())
        {
            EventWords.Of(An(kind)).Icon.ShouldNotBe("info", kind.ToString());
        }
    }

    [Fact]
    public void A_kind_of_a_later_release_still_has_its_name() => EventWords.Of(An((ConnectionEventKind)999)).Text.ShouldBe("999");

    [Fact]
    public void Who_did_it_where_and_how_long_it_took_stand_behind_it() =>
        EventWords.Of(An(ConnectionEventKind.TestPassed) with { By = "Grace Wanjiru", Milliseconds = 184 }).By.ShouldBe("Grace Wanjiru · web.1 · 184 ms");

    [Fact]
    public void A_company_that_nobody_knows_is_left_out()
    {
        EventWords.Of(An(ConnectionEventKind.Disconnected)).Text.ShouldBe("Disconnected");
        EventWords.Of(An(ConnectionEventKind.Revoked)).Text.ShouldBe("Intuit revoked the access");
    }

    [Fact]
    public void Before_anything_has_happened_the_list_says_what_will_be_there()
    {
        SignIn(The.Viewer);

        Open<DashboardPage>().Words(".empty").ShouldBe("Nothing has happened yet. Connecting, refreshing and every change to the keys will be listed here.");
    }

    [Fact]
    public void A_refresh_shows_the_marks_before_and_after()
    {
        SignIn(The.Viewer);
        Happen(An(ConnectionEventKind.Refreshed) with
        {
            Before = Pictures.AccessMark,
            After = The.Fingerprinter.Of(The.LaterAccessToken),
            Milliseconds = 212,
        });

        Open<DashboardPage>().Words(".event")
            .ShouldBe($"2026-11-19 20:48:31 UTC Access token refreshed {Pictures.AccessMark} → {The.Fingerprinter.Of(The.LaterAccessToken)} web.1 · 212 ms");
    }

    [Fact]
    public void Of_many_events_the_latest_fifty_are_listed_newest_first()
    {
        SignIn(The.Viewer);
        for (var second = 0; second < 80; second++)
        {
            Happen(An(ConnectionEventKind.TestPassed) with { At = The.Moment.AddSeconds(second), About = $"Company {second}" });
        }

        var events = Open<DashboardPage>().FindAll(".event");

        events.Count.ShouldBe(50);
        events[0].Words().ShouldContain("Company 79 answered");
        events[^1].Words().ShouldContain("Company 30 answered");
    }

    [Fact]
    public void Only_what_happens_while_somebody_looks_flashes()
    {
        SignIn(The.Viewer);
        Happen(An(ConnectionEventKind.RedisLost));
        var page = Open<DashboardPage>();
        page.FindAll(".event.new").ShouldBeEmpty();

        Happen(An(ConnectionEventKind.RedisBack) with { At = The.Moment.AddSeconds(1) });

        page.WaitForAssertion(() => page.FindAll(".event.new").ShouldHaveSingleItem().Words().ShouldContain("Redis answers again"));
    }

    [Fact]
    public async Task A_paused_list_holds_still_and_then_catches_up()
    {
        SignIn(The.Viewer);
        Happen(An(ConnectionEventKind.RedisLost));
        var page = Open<DashboardPage>();
        await page.InvokeAsync(() => page.Button("Pause").Click());

        Happen(An(ConnectionEventKind.RedisBack) with { At = The.Moment.AddSeconds(1) });
        Show(Pictures.Connected);
        page.WaitForAssertion(() => page.Words(".hero-word").ShouldBe("Connected"));
        page.FindAll(".event").Count.ShouldBe(1);
        page.Words(".live").ShouldBe("paused");

        await page.InvokeAsync(() => page.Button("Go on").Click());

        page.FindAll(".event").Count.ShouldBe(2);
    }

    [Fact]
    public void Without_Redis_the_list_says_that_it_is_this_instances_alone()
    {
        SignIn(The.Viewer);
        Happen(An(ConnectionEventKind.RedisLost));

        var page = Open<DashboardPage>();

        page.Words(".live").ShouldBe("this instance only");
        page.Markup.ShouldContain("Older events come back with Redis.");
    }

    private static ConnectionEvent An(ConnectionEventKind kind) =>
        new($"event-{Interlocked.Increment(ref _count)}", The.Moment, kind, The.Instance.Name);
}
