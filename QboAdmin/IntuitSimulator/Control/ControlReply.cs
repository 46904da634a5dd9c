using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.Pages;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>Does what a control request asks and answers whoever sent it: a program with JSON, a form with the page.</summary>
internal sealed class ControlReply(IOptions<SimulatorOptions> options, ILogger<ControlReply> log)
{
    public IResult To<TIn, TOut>(
        HttpRequest request,
        ControlInput<TIn> input,
        string action,
        JsonTypeInfo<TOut> type,
        Func<TIn, (TOut? Answer, string? Problem)> act)
        where TIn : class
        where TOut : class
    {
        var (answer, problem) = input.Value is { } value ? act(value) : (null, input.Problem);
        if (answer is null)
            return input.FromPage ? BackWith(request.HttpContext, problem) : Refuse($"{problem} Send JSON such as {input.Example}.");
        Log.Controlled(log, action);
        return input.FromPage ? BackToPage(request, action) : TypedResults.Json(answer, type);
    }

    private static ProblemHttpResult Refuse(string problem) =>
        TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest, title: "The simulator did not understand");

    private static RazorComponentResult<ControlPage> BackWith(HttpContext http, string? problem) =>
        Page.Show<ControlPage>(http, StatusCodes.Status400BadRequest, new() { [nameof(ControlPage.Problem)] = problem });

    // 303, so that reloading the page does not send the form again.
    private StatusCodeHttpResult BackToPage(HttpRequest request, string done)
    {
        request.HttpContext.Response.Headers.Location = $"{Address.Path(request, options.Value)}/control?done={done}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
