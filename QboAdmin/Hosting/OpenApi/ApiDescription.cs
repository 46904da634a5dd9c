using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>
/// The OpenAPI document of everything that programs may ask, at <c>/openapi/v1.json</c>. Endpoints describe themselves where they are mapped;
/// here is only what holds for all.
/// </summary>
internal static class ApiDescription
{
    /// <summary>The document's name, and the key of its provider.</summary>
    public const string Document = "v1";

    private static readonly string[] Described = ["qbo", "api", "health", "ready"];

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.ShouldInclude = IsForPrograms;
        options.AddDocumentTransformer((document, context, _) => IntroduceAsync(document, context.ApplicationServices));
        options.AddOperationTransformer<AccessDescription>();
        options.AddOperationTransformer<ExampleDescription>();
        options.AddSchemaTransformer((schema, context, _) => DescribeAsSentAsync(schema, context.JsonTypeInfo.Type));
        options.CreateSchemaReferenceId = type => typeof(Secret).IsAssignableFrom(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Policies.ReadStatus);

    private static bool IsForPrograms(Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription description) =>
        description.RelativePath?.Split('/', 2)[0] is { } first && Described.Contains(first, StringComparer.Ordinal);

    // A secret is a text once it is sent, and a whole number is never written as one.
    private static Task DescribeAsSentAsync(OpenApiSchema schema, Type type)
    {
        if (typeof(Secret).IsAssignableFrom(type))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties?.Clear();
        }
        else if (schema.Type is { } types && types.HasFlag(JsonSchemaType.Integer))
        {
            schema.Type = types & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }

    private static Task IntroduceAsync(OpenApiDocument document, IServiceProvider services)
    {
        document.Info = new OpenApiInfo
        {
            Title = "QboAdmin",
            Version = services.GetRequiredService<Instance>().Release,
            Description = "What other programs may ask the control room of a QuickBooks Online connection. "
                + "Errors are problem details (RFC 9457) as application/problem+json.",
        };
        document.Servers = [new OpenApiServer { Url = services.GetRequiredService<PublicAddress>().Origin }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[AccessDescription.Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of QBOADMIN_API_KEYS: Authorization: Bearer <key>.",
        };
        return Task.CompletedTask;
    }
}
