using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>
/// Answers of the Accounting API itself: an entity, a query result, or a fault with upper-case keys. Intuit's HSTS header is left out on
/// purpose; it would bind a developer's own localhost to https.
/// </summary>
internal sealed class ApiAnswers(SimulatorClock clock)
{
    public IntuitAnswer Entity(string name, JsonObject entity) => Answer(StatusCodes.Status200OK, new JsonObject { [name] = entity });

    /// <summary>Without rows the inner object is empty: no array, no counts.</summary>
    public IntuitAnswer Rows(string name, int startPosition, params JsonObject[] rows)
    {
        var response = new JsonObject();
        if (rows.Length > 0)
        {
            response[name] = new JsonArray([.. rows]);
            response["startPosition"] = startPosition;
            response["maxResults"] = rows.Length;
        }
        return Answer(StatusCodes.Status200OK, new JsonObject { ["QueryResponse"] = response });
    }

    public IntuitAnswer Fault(string code, string message, string detail, string type = "ValidationFault", int status = 400) => Answer(
        status,
        new JsonObject
        {
            ["Fault"] = new JsonObject
            {
                ["Error"] = new JsonArray(new JsonObject { ["Message"] = message, ["Detail"] = detail, ["code"] = code, ["element"] = "" }),
                ["type"] = type,
            },
        });

    public IntuitAnswer UnsupportedOperation(string operation) =>
        Fault("500", "Unsupported Operation", $"Operation {operation} is not supported.");

    public IntuitAnswer ApplicationError() => Fault(
        "10000",
        "An application error has occurred while processing your request",
        "System Failure Error: the simulator was asked to fail",
        "SystemFault",
        StatusCodes.Status500InternalServerError);

    private IntuitAnswer Answer(int status, JsonObject body)
    {
        body["time"] = PacificTime.OfEnvelope(clock.Now);
        return new IntuitAnswer(status, body)
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
}
