using Microsoft.AspNetCore.Components;
using MudBlazor;
using QboAdmin.Connection;
using QboAdmin.Live;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Components.Activity;

/// <summary>The refresh lock in a line.</summary>
public sealed partial class LockLine
{
    /// <summary>The lock.</summary>
    [Parameter, EditorRequired]
    public LockView View { get; set; } = LockView.Unknown;

    /// <summary>All instances.</summary>
    [Parameter, EditorRequired]
    public InstanceBoard Board { get; set; } = InstanceBoard.Empty;

    /// <summary>Who looks; null while that is not known yet.</summary>
    [Parameter]
    public Actor? Person { get; set; }

    [Inject]
    private LockTakeover Takeover { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private DateTimeOffset? SilentSince =>
        Board.Sightings.FirstOrDefault(sighting => sighting.Report.Instance.Name == View.Holder)?.SilentSince;

    private async Task TakeAsync()
    {
        var parameters = new DialogParameters<TakeOverDialog> { { dialog => dialog.Holder, View.Holder } };
        var dialog = await Dialogs.ShowAsync<TakeOverDialog>("Take the lock over?", parameters);
        if (await dialog.Result is { Canceled: false } && Person is { } person)
        {
            var (taken, message) = await Takeover.TakeAsync(person, CancellationToken.None);
            Snackbar.Add(message, taken ? Severity.Success : Severity.Warning);
        }
    }
}
