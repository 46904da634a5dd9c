using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.Access;
using QboAdmin.Components.Common;

namespace QboAdmin.Components;

/// <summary>The pages that stand in for one that can't be shown.</summary>
internal sealed class ErrorPages : IAccessPages
{
    public IResult Forbidden() => Page(StatusCodes.Status403Forbidden, new Errors.PageMessage(
        "Not for your role",
        "Your role does not allow this.",
        "Ask an Operator to do it or to change your role.")
    {
        Icon = "lock",
    });

    /// <summary>No page, and nothing that a program could ask for, has this address.</summary>
    public static IResult NotFound(HttpContext http) => AccessAnswers.WantsPage(http)
        ? Page(StatusCodes.Status404NotFound, new Errors.PageMessage(
            "Not found",
            "There is no such page.",
            "Check the address, or start from the dashboard.")
        {
            Tone = Tone.Calm,
            Icon = "info",
        })
        : TypedResults.Problem("Nothing has this address.", statusCode: StatusCodes.Status404NotFound, title: "Not found");

    public IResult StaleForm() => Page(StatusCodes.Status400BadRequest, new Errors.PageMessage(
        "This page was open for too long",
        "The form could not be checked, so nothing was done.",
        "Open the page again and repeat it.")
    {
        Icon = "clock",
        Actions = [new("Sign in", "/login")],
    });

    public static IResult Broken(string requestId) => Page(StatusCodes.Status500InternalServerError, new Errors.PageMessage(
        "Something broke",
        "QboAdmin could not finish this request.",
        "Try again. If it happens again, give this id to whoever runs QboAdmin; its log has the details.")
    {
        Means = "Nothing that was saved is lost.",
        Tone = Tone.Bad,
        Icon = "bad",
        Reference = ("Request", requestId),
    });

    public static IResult Page(int status, Errors.PageMessage message) =>
        new RazorComponentResult<Errors.MessagePage>(new { Message = message }) { StatusCode = status, PreventStreamingRendering = true };
}
