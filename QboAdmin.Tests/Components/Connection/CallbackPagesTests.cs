using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Components.Connection;
using QboAdmin.Components.Errors;
using QboAdmin.Connection;

namespace QboAdmin.Tests.Components.Connection;

/// <summary>A sign-in at Intuit that led to no connection: what happened, what it means, what to do.</summary>
public sealed class CallbackPagesTests : PageTest
{
    private const string Goes = "An existing connection goes on as before.";
    private const string AgainFirst = "Connect to QuickBooks Go to the dashboard";

    [Theory]
    [InlineData(CallbackResultKind.Declined, 200, "Not connected", "You said no at Intuit, so nothing was connected. " + Goes + " If that was not what you wanted, connect again and choose Connect. Go to the dashboard Connect to QuickBooks")]
    [InlineData(CallbackResultKind.BadRequest, 400, "This address is not complete", "A part of what Intuit sends along is missing, repeated or not what it should be. Start again from the dashboard instead of from a bookmark or a copied address. " + AgainFirst)]
    [InlineData(CallbackResultKind.UnknownState, 400, "This sign-in is not known", "No sign-in with this state was begun here within the last ten minutes. It took longer than ten minutes, or the address was not made by QboAdmin. Nothing was connected. Start again from the dashboard. " + AgainFirst)]
    [InlineData(CallbackResultKind.OtherBrowser, 403, "Begun in another browser", "This sign-in was begun in another browser, so it can't be finished in this one. This keeps somebody else from having your browser finish their sign-in. Nothing was connected. Start again here, from the dashboard. " + AgainFirst)]
    [InlineData(CallbackResultKind.AlreadyUsed, 400, "This sign-in was used already", "A sign-in works once, and this one has been finished with another answer from Intuit. Look at the dashboard; if it is not connected, start again. Go to the dashboard Connect to QuickBooks")]
    [InlineData(CallbackResultKind.StillWorking, 202, "Still working", "Your sign-in is being finished and takes longer than usual. Look at the dashboard in a moment. Go to the dashboard")]
    [InlineData(CallbackResultKind.CodeRefused, 400, "Intuit refused the code", "Intuit did not accept the code that it had sent along. Codes work once and for a few minutes. Nothing was connected. Start again. If it happens again, the redirect URI or the environment does not fit the app's keys. " + AgainFirst)]
    [InlineData(CallbackResultKind.AppRefused, 502, "Intuit does not know this app", "Intuit did not accept QBO_CLIENT_ID and QBO_CLIENT_SECRET. Check both against the app's keys at developer.intuit.com, for the right environment, and restart. Go to the dashboard")]
    [InlineData(CallbackResultKind.TimedOut, 504, "Intuit did not answer in time", "Intuit took the code and its answer did not arrive. The code can't be used twice, so nothing was connected. " + Goes + " Start again in a minute. " + AgainFirst)]
    [InlineData(CallbackResultKind.IntuitAway, 502, "Intuit can't be reached", "Intuit failed or could not be reached just now. Nothing was connected. " + Goes + " Start again in a minute. status.developer.intuit.com tells of outages. " + AgainFirst)]
    [InlineData(CallbackResultKind.Failed, 500, "Something broke", "The sign-in at Intuit worked, and QboAdmin could not finish it. Start again. The log says what broke. " + AgainFirst)]
    public void Each_way_to_fail_has_its_own_page(CallbackResultKind kind, int status, string title, string words)
    {
        var (answered, page) = Explain(new CallbackResult(kind));

        answered.ShouldBe(status);
        page.Title.ShouldBe(title);
        page.Words.ShouldBe(words);
    }

    [Fact]
    public void An_error_of_Intuits_is_named_and_can_be_quoted()
    {
        var (status, page) = Explain(new CallbackResult(CallbackResultKind.IntuitError) { Error = "invalid_scope", IntuitTid = "1-673cf2a1" });

        status.ShouldBe(400);
        page.Title.ShouldBe("Intuit reported an error");
        page.Words.ShouldBe(
            $"Intuit ended the sign-in with “invalid_scope”. {Goes} Try again. If it happens again, check the app's scopes and keys at developer.intuit.com. " +
            $"intuit_tid 1-673cf2a1 {AgainFirst}");
    }

    [Fact]
    public void A_callback_under_another_address_says_which_one_is_right()
    {
        var (status, page) = Draw(new CallbackPages().WrongAddress("https://qbo.example.org"));

        status.ShouldBe(400);
        page.Title.ShouldBe("Wrong address");
        page.Words.ShouldContain("Open https://qbo.example.org and connect there.");
    }

    [Fact]
    public void The_words_of_an_error_are_shown_as_text_and_never_as_a_page() =>
        Explain(new CallbackResult(CallbackResultKind.IntuitError) { Error = "<script>alert(1)</script>" }).Page.Words.ShouldContain("“<script>alert(1)</script>”");

    private (int? Status, (string Title, string Words) Page) Explain(CallbackResult result) => Draw(new CallbackPages().Explain(result));

    private (int? Status, (string Title, string Words) Page) Draw(IResult result)
    {
        var drawn = result.ShouldBeOfType<RazorComponentResult<MessagePage>>();
        var message = drawn.Parameters[nameof(MessagePage.Message)].ShouldBeOfType<PageMessage>();
        var page = Render<MessagePage>(parameters => parameters.Add(messagePage => messagePage.Message, message));
        return (drawn.StatusCode, (page.Words("h1"), page.Words("section.card")));
    }
}
