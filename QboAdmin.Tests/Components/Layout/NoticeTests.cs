using Bunit;
using QboAdmin.Components.Layout;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Layout;

/// <summary>The one line that stands on every page.</summary>
public sealed class NoticeTests() : PageTest(
    QboEnvironment.Production,
    new StandingNotice("Redis is not verified.", "REDIS_TLS=self-signed takes any certificate.", IsWarning: true),
    new StandingNotice("Demo.", "Intuit is a simulator.", IsWarning: false, "http://localhost:5055/control", "Simulator controls"))
{
    [Fact]
    public void Of_several_notices_the_first_stands_there_as_a_warning()
    {
        var bar = Render<NoticeBar>();

        bar.FindAll(".banner").ShouldHaveSingleItem().Words().ShouldBe("Redis is not verified. REDIS_TLS=self-signed takes any certificate.");
        bar.Find(".banner").ClassList.ShouldContain("warn");
    }

    [Fact]
    public void Production_is_said_in_a_word_at_the_door() => Render<DoorHead>(door => door.Add(head => head.Title, "Sign in")).Words(".environment.production").ShouldBe("PRODUCTION");
}
