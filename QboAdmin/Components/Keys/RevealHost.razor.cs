using Microsoft.AspNetCore.Components;
using MudBlazor;
using QboAdmin.Keys;
using QboAdmin.Values;

namespace QboAdmin.Components.Keys;

/// <summary>The one secret that is revealed on this page: asked for with a reason, shown for half a minute, never two at a time.</summary>
public sealed partial class RevealHost
{
    private RevealedSecret? _shown;
    private ITimer? _hiding;

    /// <summary>Who looks; null while that is not known yet.</summary>
    [Parameter, EditorRequired]
    public Actor? Person { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Whether this person may ask.</summary>
    public bool MayReveal => Person is { MayOperate: true };

    /// <summary>The secret of a place, while it is the one that is shown.</summary>
    internal RevealedSecret? Shown(SecretPlace place) => _shown?.Place == place ? _shown : null;

    /// <summary>Asks why, and shows or copies it.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="what">What it is called.</param>
    internal async Task AskAsync(SecretPlace place, string what)
    {
        var parameters = new DialogParameters<RevealDialog> { { dialog => dialog.Place, place }, { dialog => dialog.Person, Person! } };
        var dialog = await Dialogs.ShowAsync<RevealDialog>($"Reveal {what}?", parameters);
        switch ((await dialog.Result)?.Data)
        {
            case RevealedSecret secret:
                Show(secret);
                break;
            case string said:
                Snackbar.Add(said, said == RevealDialog.Copied ? Severity.Success : Severity.Error);
                break;
        }
    }

    /// <summary>Hides what is shown.</summary>
    internal void Hide()
    {
        _hiding?.Dispose();
        (_hiding, _shown) = (null, null);
        StateHasChanged();
    }

    /// <inheritdoc/>
    public void Dispose() => _hiding?.Dispose();

    private void Show(RevealedSecret secret)
    {
        _hiding?.Dispose();
        _shown = secret;
        _hiding = Time.CreateTimer(_ => InvokeAsync(Hide), null, secret.Until - Time.GetUtcNow(), Timeout.InfiniteTimeSpan);
        StateHasChanged();
    }
}
