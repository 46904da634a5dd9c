using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Counts requests as they arrive, before any fault or refusal, so that a test sees retries too; and the reads that succeed.</summary>
internal sealed class ApiCallCounter(StateStore store) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        store.Note(state => state.Counters.ApiCalls++);
        var answer = await next(context).ConfigureAwait(false);
        var request = context.HttpContext.Request;
        var isRead = HttpMethods.IsGet(request.Method) || request.Path.Value?.EndsWith("/query", StringComparison.OrdinalIgnoreCase) == true;
        if (isRead && answer is not IntuitAnswer { Status: not StatusCodes.Status200OK }) store.Note(state => state.Counters.MeteredReads++);
        return answer;
    }
}
