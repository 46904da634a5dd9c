using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Tests.Fixtures;

namespace QboAdmin.Tests.Components.Connection;

public sealed class DashboardTests : PageTest
{
    [Fact]
    public void Everybody_sees_state_reason_and_next_step_and_only_Operators_see_buttons()
    {
        SignIn(The.Viewer);
        Show(Pictures.NotConnected);

        var page = Open<DashboardPage>();

        page.Words(".hero-word").ShouldBe("Not connected");
        page.Words(".hero-why").ShouldBe("There are no tokens in Redis: nobody has connected yet, or another program removed them.");
        page.Words(".hero-lines").ShouldBe("Next step Ask an Operator to connect QuickBooks.");
        page.Buttons(".hero").ShouldBeEmpty();
    }

    [Fact]
    public void The_page_follows_without_a_reload()
    {
        SignIn(The.Operator);
        Show(Pictures.NotConnected);
        var page = Open<DashboardPage>();

        Show(Pictures.Connected);

        page.WaitForAssertion(() => page.Words(".hero-word").ShouldBe("Connected"));
    }
}
