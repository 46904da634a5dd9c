using Bunit;
using QboAdmin.Components.Layout;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Layout;

/// <summary>What holds for this installation and stands on every page.</summary>
public sealed class NoticeTests() : PageTest(
    QboEnvironment.Production,
    new StandingNotice("Redis is not verified.", "REDIS_TLS=self-signed takes any certificate.", IsWarning: true),
    new StandingNotice("Demo.", "Intuit is a simulator.", IsWarning: false, "http://localhost:5055/control", "Simulator controls"))
{
    [Fact]
    public void Of_several_notices_each_stands_there_the_warning_first()
    {
        var bar = Render<NoticeBar>();

        bar.FindAll(".banner").Select(banner => (banner.Words(), banner.ClassList.Contains("warn"))).ShouldBe([
            ("Redis is not verified. REDIS_TLS=self-signed takes any certificate.", true),
            ("Demo. Intuit is a simulator. Simulator controls", false)]);
    }

    [Fact]
    public void Production_is_said_in_a_word_at_the_door() => Render<DoorHead>(door => door.Add(head => head.Title, "Sign in")).Words(".environment.production").ShouldBe("PRODUCTION");
}
