using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

/// <summary>
/// Intuit's faults come in two shapes: the API's own with capital letters, and the gateway's with small ones. Both are read.
/// </summary>
internal sealed record FaultResponse(
    [property: JsonPropertyName("Fault")] FaultBody? Api,
    [property: JsonPropertyName("fault")] GatewayFaultBody? Gateway)
{
    /// <summary>All errors of either shape; empty when there are none.</summary>
    public IReadOnlyList<QboError> Errors =>
        Api?.Error is { Count: > 0 } api ? [.. api.Select(error => Of(error.Code, error.Message, error.Detail, error.Element))]
        : Gateway?.Error is { Count: > 0 } gateway ? [.. gateway.Select(error => Of(error.Code, error.Message, error.Detail, error.Element))]
        : [];

    // The gateway pads its codes in one place and not in another.
    private static QboError Of(string? code, string? message, string? detail, string? element) => new(
        code?.TrimStart('0') is { Length: > 0 } number ? number : null,
        message ?? "QuickBooks gives no reason",
        string.IsNullOrWhiteSpace(detail) ? null : detail,
        string.IsNullOrWhiteSpace(element) ? null : element);
}

internal sealed record FaultBody([property: JsonPropertyName("Error")] IReadOnlyList<FaultError>? Error);

internal sealed record FaultError(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("Message")] string? Message,
    [property: JsonPropertyName("Detail")] string? Detail,
    [property: JsonPropertyName("element")] string? Element);

internal sealed record GatewayFaultBody([property: JsonPropertyName("error")] IReadOnlyList<GatewayFaultError>? Error);

internal sealed record GatewayFaultError(
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("detail")] string? Detail,
    [property: JsonPropertyName("element")] string? Element);
