using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;
using QboAdmin.Deploy;
using QboAdmin.Live;
using QboAdmin.Values;

namespace QboAdmin.Components.Deploy;

/// <summary>After a deploy, one look: a verdict, a board of checks, all instances, how long news takes, and the proof of the release.</summary>
public sealed partial class DeployPage
{
    private DeployReport _report = default!;
    private ImmutableArray<InstanceSighting> _sightings = [];
    private EchoBoard _echo = EchoBoard.Empty;
    private Check[] _browser = [];
    private Actor? _person;
    private IDisposable? _wish;
    private BrowserChecks? _checks;

    /// <summary><c>1</c> for a page without ticking numbers, for comparing pictures.</summary>
    [SupplyParameterFromQuery]
    public string? Frozen { get; set; }

    [Inject]
    private DeployBoard Board { get; set; } = default!;

    [Inject]
    private InstanceHeartbeat Heartbeat { get; set; } = default!;

    [Inject]
    private EchoMeter Echo { get; set; } = default!;

    [Inject]
    private DeployService Service { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    private bool IsFrozen => Frozen == "1";

    private bool MayOperate => _person?.MayOperate == true;

    // What all see, with what this browser alone can tell.
    private DeployReport Seen => _report.Checks.IsEmpty ? _report : _browser.Aggregate(Service.SeenFrom(_report, new Uri(Navigation.BaseUri).Authority), (report, check) => report.With(check));

    private bool? ShowsOneState => _report.Checks.FirstOrDefault(check => check.Title.Id == "one-state")?.Verdict switch
    {
        Verdict.Green => true,
        Verdict.Red => false,
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _wish = Echo.Want();
        Follow(Board.Report.Subscribe(), report => _report = report);
        Follow(Heartbeat.Pulse.Subscribe(), pulse => _sightings = pulse.Sightings);
        Follow(Echo.Board.Subscribe(), echo => _echo = echo);
        _person = Actor.From((await State).User);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _checks = new BrowserChecks(Js, $"./{Assets["js/deploy.js"]}", _report.Instance, Time);
            await AskBrowserAsync();
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask OnDisposeAsync()
    {
        _wish?.Dispose();
        if (_checks is not null)
        {
            await _checks.DisposeAsync();
        }
    }

    private async Task RunAsync()
    {
        await Board.RunAsync(asksIntuit: true, Ends);
        await AskBrowserAsync();
    }

    private async Task AskBrowserAsync()
    {
        try
        {
            _browser = await _checks!.RunAsync(Ends);
            StateHasChanged();
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The browser is going; whoever reloads asks it anew.
        }
    }

    private async Task SignAsync(long number)
    {
        Snackbar.Add(await Service.SignAsync(number, _person!), Severity.Normal);
        await Board.RunAsync(asksIntuit: false, Ends);
    }

    private async Task PlanAsync()
    {
        var dialog = await Dialogs.ShowAsync<PlannedWorkDialog>("Begin planned work?");
        if (await dialog.Result is { Canceled: false, Data: PlannedWorkChoice choice })
        {
            Snackbar.Add(await Service.PlanAsync(choice.Length, choice.What, _person!), Severity.Normal);
            await Board.RunAsync(asksIntuit: false, Ends);
        }
    }

    private async Task EndPlannedAsync()
    {
        Snackbar.Add(await Service.EndPlannedAsync(_person!), Severity.Normal);
        await Board.RunAsync(asksIntuit: false, Ends);
    }
}
