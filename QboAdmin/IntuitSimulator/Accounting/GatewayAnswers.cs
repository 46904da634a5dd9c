using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>
/// Faults of the gateway before the Accounting API, which answers for tokens and throttling: lower-case keys and an epoch time, unlike
/// the faults behind it. The shape is that of a recorded 401.
/// </summary>
internal sealed class GatewayAnswers(SimulatorClock clock)
{
    public IntuitAnswer Unauthenticated(string detail) => new(
        StatusCodes.Status401Unauthorized,
        Envelope("message=AuthenticationFailed; errorCode=003200; statusCode=401", detail, "3200", "AUTHENTICATION"))
    {
        ContentType = "application/json",
        Headers = [(HeaderNames.WWWAuthenticate, BearerToken.Challenge("invalid_token"))],
    };

    public IntuitAnswer Forbidden() => Service(403, "ApplicationAuthorizationFailed", "3100", detail: null);

    public IntuitAnswer Throttled() => Service(429, "ThrottleExceeded", "3001", "The request limit was reached.  Try again later");

    public IntuitAnswer Unavailable(int status) => Service(status, "ServiceUnavailable", "10000", "The service is not available.");

    public IntuitAnswer TooLarge() => Service(413, "RequestEntityTooLarge", "10000", detail: null);

    private IntuitAnswer Service(int status, string message, string code, string? detail) => new(
        status, Envelope($"message={message}; errorCode={code.PadLeft(6, '0')}; statusCode={status}", detail, code, "SERVICE"))
    {
        ContentType = "application/json",
    };

    private JsonObject Envelope(string message, string? detail, string code, string type) => new()
    {
        ["warnings"] = null,
        ["intuitObject"] = null,
        ["fault"] = new JsonObject
        {
            ["error"] = new JsonArray(new JsonObject { ["message"] = message, ["detail"] = detail, ["code"] = code, ["element"] = null }),
            ["type"] = type,
        },
        ["report"] = null,
        ["queryResponse"] = null,
        ["batchItemResponse"] = new JsonArray(),
        ["attachableResponse"] = new JsonArray(),
        ["syncErrorResponse"] = null,
        ["requestId"] = null,
        ["time"] = clock.Now.ToUnixTimeMilliseconds(),
        ["status"] = null,
        ["cdcresponse"] = new JsonArray(),
    };
}
