using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace QboAdmin.Components.Api;

/// <summary>Reads the OpenAPI document for people.</summary>
internal static class ApiCalls
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<ApiCall> Of(OpenApiDocument document) =>
    [
        .. from path in document.Paths
           from operation in path.Value.Operations ?? []
           select Describe(path.Key, operation.Key.Method, operation.Value),
    ];

    private static ApiCall Describe(string path, string method, OpenApiOperation operation) => new(
        method,
        path,
        operation.Tags?.FirstOrDefault()?.Name ?? "Others",
        operation.Summary ?? "",
        operation.Extensions?.TryGetValue("x-who", out var who) == true && who is JsonNodeExtension { Node: var words } ? words.ToString() : "")
    {
        Description = operation.Description,
        Answers =
        [
            .. (operation.Responses ?? [])
                .OrderBy(response => response.Key, StringComparer.Ordinal)
                .Select(response => new ApiAnswer(response.Key, Meaning(response.Key), Example(response.Value))),
        ],
    };

    private static string Meaning(string status) =>
        int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? ReasonPhrases.GetReasonPhrase(code) : status;

    private static string? Example(IOpenApiResponse response) => response.Content?.Values.FirstOrDefault()?.Example switch
    {
        null => null,
        JsonValue value => value.ToString(),
        var node => node.ToJsonString(Readable),
    };
}
