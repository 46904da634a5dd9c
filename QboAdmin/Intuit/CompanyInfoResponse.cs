using System.Text.Json.Serialization;

namespace QboAdmin.Intuit;

internal sealed record CompanyInfoResponse([property: JsonPropertyName("CompanyInfo")] CompanyInfoBody? CompanyInfo);

internal sealed record CompanyInfoBody(
    [property: JsonPropertyName("CompanyName")] string? CompanyName,
    [property: JsonPropertyName("Country")] string? Country);
