using QboAdmin.Intuit;

namespace QboAdmin.Receipts;

/// <summary>What programs are told when something can't be done (RFC 9457).</summary>
internal static class ReceiptProblems
{
    public static IResult Of(QboFailure failure, HttpContext http)
    {
        if (failure is QboFailure.Throttled throttled)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(throttled.RetryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var (status, title) = failure switch
        {
            QboFailure.NotConnected or QboFailure.ReconnectNeeded or QboFailure.NoTokenNow => (StatusCodes.Status503ServiceUnavailable, "QuickBooks is not connected"),
            QboFailure.Throttled => (StatusCodes.Status429TooManyRequests, "QuickBooks asks to slow down"),
            QboFailure.Rejected rejected when rejected.Has("610") => (StatusCodes.Status404NotFound, "There is no such receipt"),
            QboFailure.Rejected => (StatusCodes.Status422UnprocessableEntity, "QuickBooks refused"),
            _ => (StatusCodes.Status502BadGateway, "QuickBooks gave no usable answer"),
        };
        return Problem(status, title, failure.Message, ("intuit_tid", failure.IntuitTid));
    }

    public static IResult Of(IReadOnlyList<FieldProblem> problems, bool byQuickBooks) => TypedResults.Problem(new Microsoft.AspNetCore.Mvc.ProblemDetails
    {
        Status = byQuickBooks ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
        Title = byQuickBooks ? "QuickBooks refused the receipt; nothing is booked" : "The receipt is not complete",
        Detail = string.Join(" ", problems.Select(problem => problem.Text)),
        Extensions = { ["errors"] = problems.Select(ToError).ToArray() },
    });

    public static IResult Duplicate(DuplicateVerdict verdict) => verdict is DuplicateVerdict.Likely likely
        ? Problem(
            StatusCodes.Status409Conflict,
            "This looks like a receipt that is in the books",
            "Nothing is booked. Look at the receipts in 'similar'; send the request again with allowDuplicate set to true if this is another one.",
            ("similar", likely.Receipts.Select(receipt => receipt.Id).ToArray()))
        : Problem(
            StatusCodes.Status409Conflict,
            "Not checked for duplicates",
            $"{((DuplicateVerdict.NotChecked)verdict).Reason}. Nothing is booked. Try again, or send the request with allowDuplicate set to true.");

    public static IResult Problem(int status, string title, string detail, params (string Name, object? Value)[] extensions) =>
        TypedResults.Problem(detail, statusCode: status, title: title, extensions: extensions.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value));

    private static Dictionary<string, object?> ToError(FieldProblem problem) => new()
    {
        ["field"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(problem.Field.ToString()),
        ["line"] = problem.Line,
        ["detail"] = problem.Text,
    };
}
