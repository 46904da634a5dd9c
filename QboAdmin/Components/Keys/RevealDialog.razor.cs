using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using QboAdmin.Keys;
using QboAdmin.Values;

namespace QboAdmin.Components.Keys;

/// <summary>Asks for a reason before a secret is shown or copied. A copy goes to the browser when its button is pressed, and to nothing on the page.</summary>
public sealed partial class RevealDialog
{
    /// <summary>What is said when the clipboard has it.</summary>
    internal const string Copied = "Copied. It was not shown, and the audit trail has your reason.";

    private string _reason = "";
    private string? _problem;
    private ElementReference _copy;
    private DotNetObjectReference<RevealDialog>? _self;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>Where the secret is.</summary>
    [Parameter, EditorRequired]
    public SecretPlace Place { get; set; } = default!;

    /// <summary>Who asks.</summary>
    [Parameter, EditorRequired]
    public Actor Person { get; set; } = default!;

    [Inject]
    private KeyService Keys { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private bool IsReady => RevealReason.TryParse(_reason, out _);

    /// <summary>Called by the browser within the press of Copy.</summary>
    /// <returns>The secret; null when there is none to be had.</returns>
    [JSInvokable]
    public async Task<string?> TakeAsync() => (await ReadAsync(isShown: false))?.Reveal();

    /// <summary>Called by the browser when its clipboard has it.</summary>
    [JSInvokable]
    public Task CopiedAsync() => InvokeAsync(() => Dialog.Close(DialogResult.Ok(Copied)));

    /// <summary>Called by the browser when its clipboard did not take it.</summary>
    [JSInvokable]
    public Task NotCopiedAsync() => InvokeAsync(() =>
    {
        _problem ??= "This browser did not let it be copied. It allows that only over https or on this machine.";
        StateHasChanged();
    });

    /// <inheritdoc/>
    public void Dispose() => _self?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("qboSecrets.copyOnClick", _copy, _self);
        }
    }

    private async Task ShowAsync()
    {
        if (await ReadAsync(isShown: true) is { } secret)
        {
            Dialog.Close(DialogResult.Ok(secret));
        }
    }

    private async Task<RevealedSecret?> ReadAsync(bool isShown)
    {
        if (!RevealReason.TryParse(_reason, out var reason))
        {
            return null;
        }

        var read = await Keys.RevealAsync(Person, Place, reason, isShown);
        _problem = read.Trouble;
        return read.Value;
    }
}
