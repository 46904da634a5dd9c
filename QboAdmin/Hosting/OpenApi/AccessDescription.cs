using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QboAdmin.Values;

namespace QboAdmin.Hosting;

/// <summary>Says of each endpoint who may call it, from the policy that it names, and what everybody else is told.</summary>
internal sealed class AccessDescription : IOpenApiOperationTransformer
{
    /// <summary>The name of the one way to prove who one is.</summary>
    public const string Scheme = "apiKey";

    /// <summary>The extension that holds the answer in words.</summary>
    public const string Who = "x-who";

    private const string Problem = "application/problem+json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        var policy = metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy ?? Policies.See;
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions[Who] = new JsonNodeExtension(JsonValue.Create(isOpen ? "anybody" : Words(policy)));
        if (isOpen)
        {
            return Task.CompletedTask;
        }

        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        operation.Responses ??= [];
        operation.Responses.TryAdd("401", Refusal("Not signed in", 401, "Send an API key as 'Authorization: Bearer <key>', or sign in at /login."));
        if (policy != Policies.ReadStatus)
        {
            operation.Responses.TryAdd("403", Refusal("Not allowed", 403, "The role of this person or API key does not allow this."));
        }

        return Task.CompletedTask;
    }

    private static string Words(string policy) => policy switch
    {
        Policies.ReadStatus => "any person or program",
        Policies.TakeToken => "keys of programs and Operators",
        Policies.ReadHealth => "Operators and every API key",
        Policies.Operate => "Operators",
        Policies.See => "any person",
        _ => policy,
    };

    private static OpenApiResponse Refusal(string title, int status, string detail) => new()
    {
        Description = title,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Problem] = new() { Example = new JsonObject { ["title"] = title, ["status"] = status, ["detail"] = detail } },
        },
    };
}
