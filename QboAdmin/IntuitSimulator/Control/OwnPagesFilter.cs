namespace QboAdmin.IntuitSimulator.Control;

/// <summary>Keeps pages of other sites from pressing these buttons: a browser says where a form came from. Programs say nothing.</summary>
internal sealed class OwnPagesFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        // Only the host is compared: behind a proxy that ends TLS the scheme differs.
        var isOwn = origin is "" || origin.EndsWith($"://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return isOwn || HttpMethods.IsGet(request.Method)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem(
                "The simulator's controls are for its own page and for programs.", statusCode: StatusCodes.Status403Forbidden));
    }
}
