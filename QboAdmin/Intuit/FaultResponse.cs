using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

/// <summary>
/// Intuit's faults come in two shapes: the API's own with capital letters, and the gateway's with small ones. Both are read.
/// </summary>
internal sealed record FaultResponse(
    [property: JsonPropertyName("Fault")] FaultBody? Api,
    [property: JsonPropertyName("fault")] GatewayFaultBody? Gateway)
{
    /// <summary>The first error of either shape; null when there is none.</summary>
    public (string? Code, string? Message, string? Detail)? First =>
        Api?.Error is [var api, ..] ? (api.Code, api.Message, api.Detail)
        : Gateway?.Error is [var gateway, ..] ? (gateway.Code, gateway.Message, gateway.Detail)
        : null;
}

internal sealed record FaultBody([property: JsonPropertyName("Error")] IReadOnlyList<FaultError>? Error);

internal sealed record FaultError(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("Message")] string? Message,
    [property: JsonPropertyName("Detail")] string? Detail);

internal sealed record GatewayFaultBody([property: JsonPropertyName("error")] IReadOnlyList<GatewayFaultError>? Error);

internal sealed record GatewayFaultError(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("detail")] string? Detail);
