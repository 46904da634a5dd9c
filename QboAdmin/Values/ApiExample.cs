namespace QboAdmin.Values;

/// <summary>What an endpoint answers, as an example for the people who write programs against it. Shown in the OpenAPI document.</summary>
/// <param name="Status">The status it belongs to.</param>
/// <param name="Text">The body as it is sent.</param>
internal sealed record ApiExample(int Status, string Text);

/// <summary>How endpoints name their examples.</summary>
internal static class ApiExamples
{
    public static TBuilder WithExample<TBuilder>(this TBuilder builder, string text, int status = StatusCodes.Status200OK)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ApiExample(status, text));
}
