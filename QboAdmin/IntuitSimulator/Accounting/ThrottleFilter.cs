using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Keeps Intuit's limits, when the mode says so.</summary>
internal sealed class ThrottleFilter(ThrottleWindows windows, StateStore store, GatewayAnswers answers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!store.Read(state => state.Behaviour.EnforceLimits)) return await next(context).ConfigureAwait(false);
        var request = context.HttpContext.Request;
        var isBatch = request.Path.Value?.EndsWith("/batch", StringComparison.OrdinalIgnoreCase) == true;
        using var turn = windows.TryTake(request.RouteValues["realmId"] as string ?? "", isBatch);
        if (turn is not null) return await next(context).ConfigureAwait(false);
        store.Note(state => state.Counters.Throttled++);
        return answers.Throttled();
    }
}
