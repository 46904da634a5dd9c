using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using QboAdmin.Components.Connection;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>The pages that QuickBooks leads to.</summary>
public sealed class LandingTests : PageTest
{
    [Fact]
    public void Opened_from_QuickBooks_while_all_is_well() => Words<LaunchPage>(The.Operator, Pictures.Connected).ShouldBe(
        "You have opened QboAdmin from QuickBooks " +
        "QboAdmin keeps the connection between QuickBooks and your other programs alive. The dashboard shows how it is. " +
        "The connection now: Connected 2026-11-19 21:30:31 UTC Go to the dashboard");

    [Fact]
    public void Opened_from_QuickBooks_before_anybody_has_connected() => Words<LaunchPage>(The.Operator, Pictures.NotConnected)
        .ShouldEndWith("The connection now: Not connected Connect to QuickBooks Go to the dashboard");

    [Fact]
    public void A_reconnect_is_offered_even_while_the_connection_works() => Words<ReconnectPage>(The.Operator, Pictures.Connected).ShouldBe(
        "Renew the connection to QuickBooks " +
        "Intuit ends every consent after five years. Signing in to Intuit once starts a new term; nothing else changes, and no program has to be restarted. " +
        "The connection now: Connected 2026-11-19 21:30:31 UTC Connect to QuickBooks Go to the dashboard");

    [Fact]
    public void Somebody_who_may_not_connect_is_told_whom_to_ask() => Words<ReconnectPage>(The.Viewer, Pictures.ReconnectNeeded)
        .ShouldEndWith("The connection now: Reconnect Go to the dashboard Connecting takes an Operator. Tell one.");

    [Fact]
    public async Task After_a_disconnect_inside_QuickBooks_Intuit_is_asked_at_once()
    {
        SignIn(The.Viewer);
        Show(Pictures.Connected);
        var page = Open<DisconnectedPage>();
        page.Words(".landing p").ShouldStartWith("Asking Intuit whether it still accepts the connection…");

        await Services.GetRequiredService<ConnectionWatch>().StartAsync(Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => page.Words(".landing p").ShouldStartWith("Intuit was asked whether it still accepts the connection"));
    }

    private string Words<TPage>(Actor person, ConnectionSnapshot picture)
        where TPage : IComponent
    {
        SignIn(person);
        Show(picture);
        return Open<TPage>().Words(".landing");
    }
}
