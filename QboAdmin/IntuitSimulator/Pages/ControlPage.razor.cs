using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using QboAdmin.IntuitSimulator.Control;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>
/// Shows people what the simulator holds and lets them change how it behaves. Every form goes to the endpoint that programs use too.
/// </summary>
public sealed partial class ControlPage
{
    [Inject] private IOptions<SimulatorOptions> Options { get; set; } = default!;

    /// <summary>The action that led back here; anything else than a known one says nothing.</summary>
    [Parameter] public string? Done { get; set; }

    /// <summary>Why the last action was not done; null when it was, or when there was none.</summary>
    [Parameter] public string? Problem { get; set; }

    private string? DoneText => Done switch
    {
        "clock" => $"The clock reads {TimeText.Second(Controls.Clock.Now)}.",
        "mode" => "The mode is set.",
        "faults" => "The fault is waiting.",
        "faults-cleared" => "No fault is waiting any more.",
        _ => ControlAction.All.FirstOrDefault(action => action.Name == Done)?.Done,
    };
}
