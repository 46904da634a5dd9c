using Bunit;
using QboAdmin.Components.Layout;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Layout;

/// <summary>A demo says so, calmly, and leads to its controls.</summary>
public sealed class DemoNoticeTests() : PageTest(
    QboEnvironment.Sandbox,
    new StandingNotice("Demo.", "Intuit is a simulator.", IsWarning: false, "http://localhost:5055/control", "Simulator controls"))
{
    [Fact]
    public void A_fact_is_no_warning_and_may_lead_somewhere()
    {
        var bar = Render<NoticeBar>();

        bar.Words(".banner").ShouldBe("Demo. Intuit is a simulator. Simulator controls");
        bar.Find(".banner").ClassList.ShouldNotContain("warn");
        bar.Find("a").GetAttribute("href").ShouldBe("http://localhost:5055/control");
    }
}
