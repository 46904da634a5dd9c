using Microsoft.AspNetCore.Components;
using MudBlazor;
using QboAdmin.Connection;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Components.Connection;

/// <summary>The buttons of the state card. What they do is the token service's; how it went shows on the page and in a line at its foot.</summary>
public sealed partial class StateActions
{
    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionSnapshot Snapshot { get; set; } = default!;

    /// <summary>Who presses. An Operator.</summary>
    [Parameter, EditorRequired]
    public Actor Person { get; set; } = default!;

    /// <summary>How many instances are alive.</summary>
    [Parameter]
    public int Instances { get; set; }

    [Inject]
    private TokenService Tokens { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private bool CannotHeal => Snapshot.State == ConnectionState.SetIncomplete
        && (Snapshot.Keys.RefreshToken != KeyCondition.Ok || Snapshot.Keys.RealmId != KeyCondition.Ok);

    private bool MayRefresh => Snapshot is { RefreshToken: not null, Realm: not null }
        && Snapshot.State is not (ConnectionState.RedisAway or ConnectionState.Refreshing);

    private Task LookAsync() => Tokens.LookAsync();

    private async Task RefreshAsync()
    {
        var result = await Tokens.RefreshAsync(Person, alone: false, CancellationToken.None);
        Snackbar.Add(result.Message, result.HasNewToken ? Severity.Success : Severity.Error);
    }

    private async Task TestAsync()
    {
        var result = await Tokens.TestAsync(Person, CancellationToken.None);
        Snackbar.Add(result.Message, result.Succeeded ? Severity.Success : Severity.Error);
    }

    private async Task RefreshAloneAsync()
    {
        if (await ConfirmAsync<RefreshAloneDialog>("Refresh without Redis?", []))
        {
            var result = await Tokens.RefreshAsync(Person, alone: true, CancellationToken.None);
            Snackbar.Add(result.Message, result.HasNewToken ? Severity.Success : Severity.Error);
        }
    }

    private async Task DisconnectAsync()
    {
        var company = Snapshot.Company?.Name ?? "QuickBooks";
        var parameters = new DialogParameters<DisconnectDialog>
        {
            { dialog => dialog.Company, Snapshot.Company?.Name },
            { dialog => dialog.Environment, Snapshot.Environment },
            { dialog => dialog.Instances, Instances },
        };
        if (await ConfirmAsync<DisconnectDialog>($"Disconnect {company}?", parameters))
        {
            var result = await Tokens.DisconnectAsync(Person, CancellationToken.None);
            Snackbar.Add(result.Describe(), result == DisconnectResult.RevokeWaits ? Severity.Warning : Severity.Success);
        }
    }

    private async Task<bool> ConfirmAsync<TDialog>(string question, DialogParameters parameters)
        where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(question, parameters);
        return await dialog.Result is { Canceled: false };
    }
}
