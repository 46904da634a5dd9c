using Microsoft.AspNetCore.Http.HttpResults;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>Counters, mode, clock and actions over HTTP.</summary>
internal sealed class ControlEndpoint(SimulatorControls controls, ControlReply reply)
{
    public JsonHttpResult<Counters> ReadStats() => TypedResults.Json(controls.Counters, ControlJson.Default.Counters);

    public JsonHttpResult<Behaviour> ReadMode() => TypedResults.Json(controls.Behaviour, ControlJson.Default.Behaviour);

    public JsonHttpResult<ClockReading> ReadClock() => TypedResults.Json(controls.Clock, ControlJson.Default.ClockReading);

    public async Task<IResult> SetModeAsync(HttpRequest request)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.ModeChange, ModeChange.Example).ConfigureAwait(false);
        return reply.To(request, input, "mode", ControlJson.Default.Behaviour, change => (controls.Change(change), null));
    }

    public async Task<IResult> MoveClockAsync(HttpRequest request)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.ClockChange, ClockChange.Example).ConfigureAwait(false);
        return reply.To(request, input, "clock", ControlJson.Default.ClockReading,
            change => controls.Move(change) is { } problem ? (null, problem) : (controls.Clock, null));
    }

    public async Task<IResult> RunAsync(HttpRequest request, ControlAction action)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.NoFields, NoFields.Example).ConfigureAwait(false);
        return reply.To(request, input, action.Name, ControlJson.Default.ActionOutcome,
            _ => (new ActionOutcome(action.Run(controls)), null));
    }
}
