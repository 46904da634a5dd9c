using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Components.Errors;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Layout;

/// <summary>What stands around every page.</summary>
public sealed class FrameTests : PageTest
{
    [Fact]
    public void The_bar_says_where_one_is_for_which_company_in_which_environment_and_how_it_is()
    {
        SignIn(The.Viewer);
        Show(Pictures.Connected);

        Open<DashboardPage>().Words("header.top").ShouldBe("Connection Mwangaza Friends SANDBOX Connected 2026-11-19 21:30:31 UTC VN Vera Novak, Viewer Vera Novak Viewer Sign out");
    }

    [Fact]
    public void The_persons_menu_has_name_role_and_the_way_out()
    {
        SignIn(The.Operator);

        var menu = Open<DashboardPage>().Find("details.menu");

        menu.QuerySelector("summary")!.Words().ShouldBe("GW Grace Wanjiru, Operator");
        menu.QuerySelector("form")!.GetAttribute("action").ShouldBe("/logout");
        menu.QuerySelector(".menu-pop")!.Words().ShouldBe("Grace Wanjiru Operator Sign out");
    }

    [Theory]
    [InlineData("ops", "O")]
    [InlineData("Vera Novak", "VN")]
    [InlineData("Ana Maria de Souza", "AM")]
    public void Initials_are_at_most_two(string name, string initials)
    {
        SignIn(new Actor(name, Role.Viewer));

        Open<DashboardPage>().Words(".avatar").ShouldBe(initials);
    }

    [Fact]
    public void A_change_of_state_is_spoken_and_the_first_state_is_not()
    {
        SignIn(The.Viewer);
        Show(Pictures.Connected);
        var page = Open<DashboardPage>();
        page.Words("p[role=status]").ShouldBe("");

        Show(Pictures.RedisAway);

        page.WaitForAssertion(() => page.Words("p[role=status]").ShouldBe("QuickBooks: Redis away, last known state"));
    }

    [Fact]
    public void Without_anything_to_say_there_is_no_banner()
    {
        SignIn(The.Viewer);

        Open<DashboardPage>().FindAll(".body > .banner").ShouldBeEmpty();
    }

    [Fact]
    public void The_rail_says_which_instance_and_release_serve_the_page()
    {
        SignIn(The.Viewer);

        Open<DashboardPage>().Words(".rail-foot").ShouldStartWith("Served by web.1 v2.4.1 · 8f3c2ad");
    }

    [Fact]
    public void A_page_that_is_not_there_says_so_and_leads_back()
    {
        SignIn(The.Viewer);

        Open<NotFoundPage>().Words("main .empty").ShouldBe("There is no such page. The address may be mistyped, or the page has moved. Go to the dashboard");
    }

    [Fact]
    public void A_page_that_breaks_leaves_the_frame_standing()
    {
        SignIn(The.Viewer);

        var page = Open<Broken>();

        page.Words("main [role=alert]").ShouldBe(
            "This page broke. Nothing is lost: tokens and everything saved are where they were. Reload the page; if it breaks again, the log of web.1 says why. Reload");
        page.FindAll("nav.rail").Count.ShouldBe(1);
    }

    private sealed class Broken : Microsoft.AspNetCore.Components.ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("on purpose");
    }
}
