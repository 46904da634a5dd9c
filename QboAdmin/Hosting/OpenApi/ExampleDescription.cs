using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>Puts the examples that endpoints name into the document, and their own summary in place of the comment on the code behind them.</summary>
internal sealed class ExampleDescription : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IEndpointSummaryMetadata>().LastOrDefault() is { Summary: var summary })
        {
            operation.Summary = summary;
        }

        foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiExample>())
        {
            if (operation.Responses?.TryGetValue(example.Status.ToString(CultureInfo.InvariantCulture), out var response) == true
                && response.Content?.Values.FirstOrDefault() is { } content)
            {
                content.Example = Node(example.Text);
            }
        }

        return Task.CompletedTask;
    }

    // Server-sent events are text, all others JSON.
    private static JsonNode? Node(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
