using Microsoft.AspNetCore.Components;
using MudBlazor;
using QboAdmin.Components.Common;
using QboAdmin.Keys;
using QboAdmin.Values;

namespace QboAdmin.Components.Keys;

/// <summary>What the doctor says of the four keys as one thing, and what heals them.</summary>
public sealed partial class DoctorCard
{
    /// <summary>What the doctor says.</summary>
    [Parameter, EditorRequired]
    public Diagnosis Diagnosis { get; set; } = default!;

    /// <summary>Both sets, as the person sees them.</summary>
    [Parameter, EditorRequired]
    public KeysPicture Picture { get; set; } = KeysPicture.Unknown;

    /// <summary>Whose set is examined.</summary>
    [Parameter, EditorRequired]
    public QboEnvironment Chosen { get; set; }

    /// <summary>Who looks; null while that is not known yet.</summary>
    [Parameter, EditorRequired]
    public Actor? Person { get; set; }

    [Inject]
    private KeyService Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private (string Icon, Tone Tone, string Text) Head => (Picture.IsRead, Diagnosis.Findings) switch
    {
        (false, _) => ("clock", Tone.Calm, "Set doctor: nothing to judge yet"),
        (_, []) when Picture[Chosen].Count == 0 => ("info", Tone.Calm, "Set doctor: no keys, nothing to judge"),
        (_, []) => ("ok", Tone.Ok, "Set doctor: all well"),
        (_, [{ Weight: FindingWeight.Bad }, ..]) => ("bad", Tone.Bad, Found),
        (_, [{ Weight: FindingWeight.Warn }, ..]) => ("warn", Tone.Warn, Found),
        _ => ("info", Tone.Calm, Found),
    };

    private string Found => $"Set doctor: {Sizes.Count(Diagnosis.Findings.Length, "thing", "things")} found";

    private string Calm => !Picture.IsRead ? "The four keys are judged as soon as Redis can be read."
        : Picture[Chosen].Count == 0 ? $"Nobody has connected {Chosen.Key()} here, or all four keys are gone. That is a state, not a fault."
        : "The four keys belong together, can be used, and end together.";

    private async Task HealAsync(Finding finding)
    {
        // What the person saw when they agreed: the keys must still be that when the commands are sent.
        var seen = Picture[finding.Heal!.Environment];
        var parameters = new DialogParameters<HealDialog> { { dialog => dialog.Finding, finding } };
        var dialog = await Dialogs.ShowAsync<HealDialog>("Heal this?", parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is { Canceled: false })
        {
            var result = await Keys.HealAsync(Person!, finding.Heal, seen, CancellationToken.None);
            Snackbar.Add(result.Message, result.Outcome == HealOutcome.Healed ? Severity.Success : Severity.Error);
        }
    }
}
