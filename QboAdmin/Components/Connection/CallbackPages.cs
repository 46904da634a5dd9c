using QboAdmin.Components.Common;
using QboAdmin.Components.Errors;
using QboAdmin.Connection;

namespace QboAdmin.Components.Connection;

/// <summary>What a person reads when a sign-in at Intuit led to no connection.</summary>
internal sealed class CallbackPages : ICallbackPages
{
    private static readonly PageAction Again = new("Connect to QuickBooks", "/qbo/authorize");
    private static readonly PageAction Dashboard = new("Go to the dashboard", "/");

    public IResult Explain(CallbackResult result)
    {
        var (status, message) = Say(result);
        return ErrorPages.Page(status, message with
        {
            Reference = result.IntuitTid is { } tid ? ("intuit_tid", tid) : message.Reference,
        });
    }

    public IResult WrongAddress(string expected) => ErrorPages.Page(StatusCodes.Status400BadRequest, new PageMessage(
        "Wrong address",
        $"Intuit sends people back to {expected}, and this request did not arrive under that address.",
        $"Open {expected} and connect there. If this is that address, the proxy in front of QboAdmin must pass the Host header on.")
    {
        Actions = [new("Open it", expected)],
    });

    private static (int Status, PageMessage Message) Say(CallbackResult result) => result.Kind switch
    {
        CallbackResultKind.Declined => (StatusCodes.Status200OK, new(
            "Not connected",
            "You said no at Intuit, so nothing was connected.",
            "If that was not what you wanted, connect again and choose Connect.")
        {
            Means = "An existing connection goes on as before.",
            Tone = Tone.Calm,
            Icon = "info",
            Actions = [Dashboard, Again],
        }),
        CallbackResultKind.IntuitError => (StatusCodes.Status400BadRequest, new(
            "Intuit reported an error",
            $"Intuit ended the sign-in with “{result.Error}”.",
            "Try again. If it happens again, check the app's scopes and keys at developer.intuit.com.")
        {
            Means = "An existing connection goes on as before.",
            Actions = [Again, Dashboard],
        }),
        CallbackResultKind.BadRequest => (StatusCodes.Status400BadRequest, new(
            "This address is not complete",
            "A part of what Intuit sends along is missing, repeated or not what it should be.",
            "Start again from the dashboard instead of from a bookmark or a copied address.")
        {
            Actions = [Again, Dashboard],
        }),
        CallbackResultKind.UnknownState => (StatusCodes.Status400BadRequest, new(
            "This sign-in is not known",
            "No sign-in with this state was begun here within the last ten minutes.",
            "Start again from the dashboard.")
        {
            Means = "It took longer than ten minutes, or the address was not made by QboAdmin. Nothing was connected.",
            Actions = [Again, Dashboard],
        }),
        CallbackResultKind.OtherBrowser => (StatusCodes.Status403Forbidden, new(
            "Begun in another browser",
            "This sign-in was begun in another browser, so it can't be finished in this one.",
            "Start again here, from the dashboard.")
        {
            Means = "This keeps somebody else from having your browser finish their sign-in. Nothing was connected.",
            Icon = "lock",
            Actions = [Again, Dashboard],
        }),
        CallbackResultKind.AlreadyUsed => (StatusCodes.Status400BadRequest, new(
            "This sign-in was used already",
            "A sign-in works once, and this one has been finished with another answer from Intuit.",
            "Look at the dashboard; if it is not connected, start again.")
        {
            Actions = [Dashboard, Again],
        }),
        CallbackResultKind.StillWorking => (StatusCodes.Status202Accepted, new(
            "Still working",
            "Your sign-in is being finished and takes longer than usual.",
            "Look at the dashboard in a moment.")
        {
            Tone = Tone.Calm,
            Icon = "clock",
            Actions = [Dashboard],
        }),
        CallbackResultKind.CodeRefused => (StatusCodes.Status400BadRequest, new(
            "Intuit refused the code",
            "Intuit did not accept the code that it had sent along.",
            "Start again. If it happens again, the redirect URI or the environment does not fit the app's keys.")
        {
            Means = "Codes work once and for a few minutes. Nothing was connected.",
            Tone = Tone.Bad,
            Icon = "bad",
            Actions = [Again, Dashboard],
        }),
        CallbackResultKind.AppRefused => (StatusCodes.Status502BadGateway, new(
            "Intuit does not know this app",
            "Intuit did not accept QBO_CLIENT_ID and QBO_CLIENT_SECRET.",
            "Check both against the app's keys at developer.intuit.com, for the right environment, and restart.")
        {
            Tone = Tone.Bad,
            Icon = "bad",
            Actions = [Dashboard],
        }),
        CallbackResultKind.TimedOut => (StatusCodes.Status504GatewayTimeout, new(
            "Intuit did not answer in time",
            "Intuit took the code and its answer did not arrive.",
            "Start again in a minute.")
        {
            Means = "The code can't be used twice, so nothing was connected. An existing connection goes on as before.",
            Actions = [Again, Dashboard],
        }),
        CallbackResultKind.IntuitAway => (StatusCodes.Status502BadGateway, new(
            "Intuit can't be reached",
            "Intuit failed or could not be reached just now.",
            "Start again in a minute. status.developer.intuit.com tells of outages.")
        {
            Means = "Nothing was connected. An existing connection goes on as before.",
            Actions = [Again, Dashboard],
        }),
        _ => (StatusCodes.Status500InternalServerError, new(
            "Something broke",
            "The sign-in at Intuit worked, and QboAdmin could not finish it.",
            "Start again. The log says what broke.")
        {
            Tone = Tone.Bad,
            Icon = "bad",
            Actions = [Again, Dashboard],
        }),
    };
}
