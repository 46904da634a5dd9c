using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.IntuitSimulator.Faults;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The waiting faults over HTTP.</summary>
internal sealed class FaultEndpoint(FaultQueue faults, ControlReply reply)
{
    private const string Example =
        """{"path":"/oauth2/v1/tokens/bearer","count":1,"status":503};"""
        + " the other parts are retryAfterSeconds, latencyMs, dropConnection and loseAnswerAfterWork";

    public JsonHttpResult<IReadOnlyList<Fault>> List() => TypedResults.Json(faults.List(), ControlJson.Default.IReadOnlyListFault);

    public NoContent Clear()
    {
        faults.Clear();
        return TypedResults.NoContent();
    }

    public async Task<IResult> AddAsync(HttpRequest request)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.Fault, Example).ConfigureAwait(false);
        return reply.To(request, input, "faults", ControlJson.Default.IReadOnlyListFault, fault => Add(fault));
    }

    public async Task<IResult> ClearAsync(HttpRequest request)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.NoFields, NoFields.Example).ConfigureAwait(false);
        return reply.To(request, input, "faults-cleared", ControlJson.Default.IReadOnlyListFault, _ =>
        {
            faults.Clear();
            return (faults.List(), null);
        });
    }

    private (IReadOnlyList<Fault>?, string?) Add(Fault fault)
    {
        if (fault.Problem() is { } problem) return (null, problem);
        return faults.TryAdd(fault) ? (faults.List(), null) : (null, "Too many faults are waiting. Clear them first.");
    }
}
