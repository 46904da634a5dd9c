using Bunit;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Components.Deploy;
using QboAdmin.Deploy;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Deploy;

public sealed class DeployPageTests : PageTest
{
    public DeployPageTests()
    {
        Services.AddDeploy(new DeployOptions { SettingsNeeded = 5 }, new LeavingOptions());
        var module = JSInterop.SetupModule("./js/deploy.js");
        module.Setup<bool>("ping", _ => true).SetResult(true);
        module.Setup<AssetResult>("assets", _ => true).SetResult(new AssetResult(18, []));
    }

    [Theory]
    [InlineData(Verdict.Green, "All well")]
    [InlineData(Verdict.Unknown, "All well")]
    [InlineData(Verdict.Amber, "Worth a look")]
    [InlineData(Verdict.Red, "Not well")]
    public void The_worst_check_is_the_verdict(Verdict worst, string word)
    {
        SignIn(The.Viewer);
        Report(NewCheck("one", Finding.Green("fine")), NewCheck("two", new Finding(worst, "so so", null, "Do something.")));

        Page().Find(".verdict-word").TextContent.ShouldBe(word);
    }

    [Fact]
    public void A_red_check_says_what_to_do_where_it_stands()
    {
        SignIn(The.Viewer);
        Report(NewCheck("redis-policy", Finding.Red("allkeys-lru", "Set maxmemory-policy to noeviction.")));

        var page = Page();

        page.Find("[data-check=redis-policy] .check-advice").TextContent.ShouldBe("Set maxmemory-policy to noeviction.");
        page.Find(".verdict").TextContent.ShouldContain("Look at Memory policy");
    }

    [Fact]
    public void Two_releases_or_a_leaving_instance_are_rolling()
    {
        SignIn(The.Viewer);
        var old = new InstanceSighting(new InstanceReport(The.Instance, "Connected", 3, 0), null, IsThis: true);
        var young = new InstanceSighting(new InstanceReport(The.Instance with { Name = "web.2", Release = "2.5.0", StartedAt = The.Moment }, "Connected", 3, 0), null, IsThis: false);
        Board.Report.Set(Board.Report.Current with { Checks = [NewCheck("one", Finding.Green("fine"))], Instances = [old, young] });

        var page = Page();
        page.Find(".verdict-word").TextContent.ShouldBe("Rolling");

        Board.Report.Set(Board.Report.Current with { Instances = [young with { IsThis = true }] });
        page.WaitForAssertion(() => page.Find(".verdict-word").TextContent.ShouldBe("All well"));

        Board.Report.Set(Board.Report.Current with { Instances = [young with { Report = young.Report with { IsLeaving = true } }] });
        page.WaitForAssertion(() => page.Find(".verdict-word").TextContent.ShouldBe("Rolling"));
    }

    [Fact]
    public void A_proof_whose_release_was_rolled_back_does_not_roll_for_ever()
    {
        SignIn(The.Viewer);
        var only = new InstanceSighting(new InstanceReport(The.Instance, "Connected", 3, 0), null, IsThis: true);
        var proof = new ReleaseProof { Number = 2, Build = "2.5.0+b91e044", Release = "2.5.0", Commit = "b91e044", AppearedAt = The.Moment };
        Board.Report.Set(Board.Report.Current with { Checks = [NewCheck("one", Finding.Green("fine"))], Instances = [only], Proofs = [proof] });

        Page().Find(".verdict-word").TextContent.ShouldBe("All well");
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Finance, false)]
    [InlineData(Role.Operator, true)]
    public void Only_an_Operator_plans_work_and_signs_off(Role role, bool may)
    {
        var proof = new ReleaseProof { Number = 2, Build = "2.4.1", Release = "2.4.1", Commit = "8f3c2ad", AppearedAt = The.Moment, IsFinal = true };
        Report(NewCheck("one", Finding.Green("fine")));
        Board.Report.Set(Board.Report.Current with { Proofs = [proof] });

        SignIn(The.Operator with { Role = role });
        var page = Page();

        page.Markup.Contains("Sign off", StringComparison.Ordinal).ShouldBe(may);
        page.Markup.Contains("Planned work…", StringComparison.Ordinal).ShouldBe(may);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_frozen_page_has_no_number_that_ticks(bool isFrozen)
    {
        var sighting = new InstanceSighting(new InstanceReport(The.Instance, "Connected", 1_284, 4), null, IsThis: true)
        {
            Vitals = new InstanceVitals(198L << 20, 512L << 20, 12, 3L << 30, 1.8),
            SeenAt = The.Moment,
        };

        var check = Render<CheckRow>(row => row
            .Add(shown => shown.Check, NewCheck("redis-reachable", Finding.Green("2.4 ms", "7.2.5") with { Ticks = true }))
            .AddCascadingValue("Frozen", isFrozen));
        var fleet = Render<FleetCard>(card => card.Add(shown => shown.Sightings, [sighting]).AddCascadingValue("Frozen", isFrozen));

        check.Markup.Contains(">2.4 ms<", StringComparison.Ordinal).ShouldBe(!isFrozen);
        check.Find(".check-name").TextContent.ShouldContain("redis-reachable");
        fleet.Markup.Contains("198 MB", StringComparison.Ordinal).ShouldBe(!isFrozen);
        fleet.FindAll("time").Any().ShouldBe(!isFrozen);
        fleet.Markup.ShouldContain("v2.4.1");
    }

    [Fact]
    public void Files_that_a_browser_did_not_get_are_red() =>
        BrowserChecks.Judge(new AssetResult(18, ["/css/deploy.css (404)"])).Advice.ShouldNotBeNull().ShouldContain("This browser did not get /css/deploy.css (404)");

    private DeployBoard Board => Services.GetRequiredService<DeployBoard>();

    private void Report(params Check[] checks) => Board.Report.Set(Board.Report.Current with { Checks = [.. checks] });

    private IRenderedComponent<QboAdmin.Components.Layout.MainLayout> Page() => Open<DeployPage>();

    private static Check NewCheck(string id, Finding finding) =>
        new(new CheckTitle(id, CheckGroup.Redis, id == "redis-policy" ? "Memory policy" : id), finding, 1.2, The.Moment, The.Moment);
}
