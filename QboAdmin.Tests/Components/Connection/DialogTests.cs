using Bunit;
using QboAdmin.Components.Connection;
using QboAdmin.Components.Layout;
using QboAdmin.Live;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>Questions before something lasting is done.</summary>
public sealed class DialogTests : PageTest
{
    [Fact]
    public async Task Disconnecting_asks_first_and_says_what_will_happen()
    {
        var page = await AskAsync(Pictures.Connected, "Disconnect…");

        page.Words(".mud-dialog-title").ShouldBe("Disconnect Mwangaza Friends?");
        page.Words(".mud-dialog-content").ShouldBe(
            "Access is revoked at Intuit, and the four keys are deleted from Redis. " +
            "2 instances of QboAdmin and every other program that reads these keys stop at once. " +
            "Connecting again takes a person who may sign in to Intuit.");
        page.Buttons(".mud-dialog-actions").ShouldBe(["Keep connected Esc", "Disconnect"]);
        Yes(page, "Disconnect").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public async Task Keeping_the_connection_does_nothing()
    {
        var page = await AskAsync(Pictures.Connected, "Disconnect…");

        await page.InvokeAsync(() => page.Button("Keep connected Esc").Click());

        page.WaitForAssertion(() => page.FindAll(".mud-dialog").ShouldBeEmpty());
        page.FindAll(".mud-snackbar").ShouldBeEmpty();
        page.Words(".hero-word").ShouldBe("Connected");
    }

    [Fact]
    public async Task In_production_the_company_must_be_typed()
    {
        var page = await AskAsync(Pictures.Connected with { Environment = QboEnvironment.Production }, "Disconnect…");
        Yes(page, "Disconnect").HasAttribute("disabled").ShouldBeTrue();

        foreach (var (typed, isEnough) in new[] { ("Mwangaza", false), ("mwangaza friends ", true), ("Mwangaza Friends!", false), ("Mwangaza Friends", true) })
        {
            await page.InvokeAsync(() => page.Find(".mud-dialog input").Input(typed));

            page.WaitForAssertion(() => Yes(page, "Disconnect").HasAttribute("disabled").ShouldBe(!isEnough, $"typed: {typed}"));
        }

        page.Words(".mud-dialog-content").ShouldContain("Type Mwangaza Friends to go on");
    }

    [Fact]
    public async Task A_company_without_a_known_name_can_be_disconnected_in_production_too()
    {
        var page = await AskAsync(Pictures.WrittenElsewhere with { Environment = QboEnvironment.Production }, "Disconnect…");

        page.Words(".mud-dialog-title").ShouldBe("Disconnect QuickBooks?");
        Yes(page, "Disconnect").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public async Task Refreshing_without_Redis_asks_first_and_says_what_may_go_wrong()
    {
        var page = await AskAsync(Pictures.RedisAway, "Refresh here alone…");

        page.Words(".mud-dialog-title").ShouldBe("Refresh without Redis?");
        page.Words(".mud-dialog-content").ShouldBe(
            "Without Redis there is no lock. If another instance or program refreshes at the same time, Intuit may end the whole connection. " +
            "The new tokens live in this process alone until Redis is back. Keep it running. " +
            "Do this only when the access token is about to end and Redis will be away for longer.");
        page.Buttons(".mud-dialog-actions").ShouldBe(["Wait for Redis Esc", "Refresh alone"]);
    }

    private static AngleSharp.Dom.IElement Yes(IRenderedComponent<MainLayout> page, string name) =>
        page.FindAll(".mud-dialog-actions button").Single(button => button.Words() == name);

    private async Task<IRenderedComponent<MainLayout>> AskAsync(ConnectionSnapshot picture, string button)
    {
        SignIn(The.Operator);
        Show(picture);
        Show(
            new InstanceSighting(new(The.Instance, picture.State.ToString(), 17, 1), null, IsThis: true),
            new InstanceSighting(new(The.Instance with { Name = "web.2" }, picture.State.ToString(), 17, 1), null, IsThis: false));
        var page = Open<DashboardPage>();
        await page.InvokeAsync(() => page.Button(button).Click());
        page.WaitForAssertion(() => page.FindAll(".mud-dialog").Count.ShouldBe(1));
        return page;
    }
}
