using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>Who else is alive, and whether all say the same.</summary>
public sealed class InstancesTests : PageTest
{
    [Fact]
    public void Instances_that_agree_say_so_once()
    {
        var page = Open(Seen("web.1", isThis: true, pages: 2), Seen("web.2"));

        page.Words(".card:has(.table) .chip").ShouldBe("2 of 2 agree");
        page.FindAll("tbody tr").Select(row => row.Words()).ShouldBe(
        [
            "web.1 this page v2.4.1 8f3c2ad 2026-11-19 17:48:31 UTC Connected · version 17 2",
            "web.2 v2.4.1 8f3c2ad 2026-11-19 17:48:31 UTC Connected · version 17 0",
        ]);
    }

    [Fact]
    public void An_instance_that_shows_something_else_is_told_of_at_the_top_and_at_the_proof()
    {
        var page = Open(Seen("web.1", isThis: true), Seen("web.2", ConnectionState.ReconnectNeeded));

        page.Words(".card:has(.table) .chip").ShouldBe("they differ");
        page.Words(".hero-lines").ShouldContain("web.2 shows Reconnect");
    }

    [Fact]
    public void An_instance_that_is_only_behind_is_no_disagreement_about_the_proof() =>
        Open(Seen("web.1", isThis: true), Seen("web.2", ConnectionState.NotConnected, version: 16)).Words(".hero-lines").ShouldNotContain("web.2 shows");

    [Fact]
    public void A_silent_instance_says_since_when()
    {
        var page = Open(Seen("web.1", isThis: true), Seen("web.2") with { SilentSince = The.Moment.AddSeconds(-20) });

        page.Words(".card:has(.table) .chip").ShouldBe("1 not heard");
        page.FindAll("tbody tr")[1].Words().ShouldBe("web.2 v2.4.1 8f3c2ad 2026-11-19 17:48:31 UTC not heard for 2026-11-19 20:48:11 UTC –");
    }

    [Fact]
    public void While_Redis_is_away_only_this_instance_is_known_for_sure()
    {
        SignIn(The.Viewer);
        Show(Pictures.RedisAway);
        Show(new InstanceBoard([Seen("web.1", isThis: true), Seen("web.2") with { SilentSince = The.Moment }], IsComplete: false));

        Open<DashboardPage>().Words(".card:has(.table) .chip").ShouldBe("only this one is heard");
    }

    [Fact]
    public void A_state_that_only_a_later_release_knows_keeps_its_name()
    {
        var later = Seen("web.2");

        Open(Seen("web.1", isThis: true), later with { Report = later.Report with { Shows = "Hibernating" } })
            .FindAll("tbody tr")[1].Words().ShouldContain("Hibernating · version 17");
    }

    [Fact]
    public void Before_the_first_heartbeat_there_is_a_skeleton_and_no_verdict()
    {
        var page = Open();

        page.FindAll("tbody .bone").Count.ShouldBe(1);
        page.FindAll(".card:has(.table) .chip").ShouldBeEmpty();
    }

    private static InstanceSighting Seen(string name, ConnectionState shows = ConnectionState.Connected, bool isThis = false, long version = 17, int pages = 0) =>
        new(new InstanceReport(The.Instance with { Name = name }, shows.ToString(), version, pages), null, isThis);

    private IRenderedComponent<QboAdmin.Components.Layout.MainLayout> Open(params InstanceSighting[] sightings)
    {
        SignIn(The.Viewer);
        Show(Pictures.Connected);
        Show(sightings);
        return Open<DashboardPage>();
    }
}
