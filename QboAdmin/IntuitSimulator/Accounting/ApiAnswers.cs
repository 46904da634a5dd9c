using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>
/// Answers of the Accounting API itself: an entity, a query result, or a fault with upper-case keys. Intuit's HSTS header is left out on
/// purpose; it would bind a developer's own localhost to https.
/// </summary>
internal sealed class ApiAnswers(SimulatorClock clock)
{
    /// <summary>The envelope of one entity, with the time, as it is kept for repeats of the request.</summary>
    public JsonObject Envelope(string name, JsonNode content) => new() { [name] = content, ["time"] = PacificTime.OfEnvelope(clock.Now) };

    public static IntuitAnswer Ok(JsonObject envelope) => Answer(StatusCodes.Status200OK, envelope);

    public IntuitAnswer Entity(string name, JsonObject entity) => Ok(Envelope(name, entity));

    public IntuitAnswer Fault(IReadOnlyList<ApiError> errors, string type = "ValidationFault", int status = 400) =>
        Answer(status, Envelope("Fault", FaultOf(errors, type)));

    public IntuitAnswer Fault(ApiError error) => Fault([error]);

    /// <summary>The content of a fault, as it also stands in the answer to a batch.</summary>
    public static JsonObject FaultOf(IReadOnlyList<ApiError> errors, string type = "ValidationFault") => new()
    {
        ["Error"] = new JsonArray([.. errors.Select(error => new JsonObject
        {
            ["Message"] = error.Message, ["Detail"] = error.Detail, ["code"] = error.Code, ["element"] = error.Element,
        })]),
        ["type"] = type,
    };

    public IntuitAnswer UnsupportedOperation(string operation) =>
        Fault(new ApiError("500", "Unsupported Operation", $"Operation {operation} is not supported."));

    public IntuitAnswer ApplicationError() => Fault(
        [new ApiError("10000", "An application error has occurred while processing your request", "System Failure Error: the simulator was asked to fail")],
        "SystemFault",
        StatusCodes.Status500InternalServerError);

    private static IntuitAnswer Answer(int status, JsonObject body) =>
        new(status, body)
        {
            MayCompress = true,
            Headers =
            [
                (HeaderNames.CacheControl, "max-age=0, no-cache, no-store, must-revalidate, private"),
                (HeaderNames.Expires, "0"),
                ("qbo-version", "simulator"),
                ("service-time", "total=1, db=0"),
            ],
        };
}
