using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Counts requests as they arrive, before any fault or refusal, so that a test sees retries too.</summary>
internal sealed class ApiCallCounter(StateStore store) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        store.Note(state => state.Counters.ApiCalls++);
        return next(context);
    }
}
