using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QboAdmin.Alerts;
using QboAdmin.Live;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Components.Activity;

/// <summary>What has happened: the flight recorder, the alerts and the events.</summary>
public sealed partial class ActivityPage
{
    // The right edge of the lanes is "now"; five minutes later it is still nearly so.
    private static readonly TimeSpan Redraw = TimeSpan.FromMinutes(5);

    private ConnectionSnapshot _snapshot = default!;
    private InstanceBoard _board = InstanceBoard.Empty;
    private EventList _events = EventList.Empty;
    private FlightList _flights = FlightList.Empty;
    private AlertList _alerts = AlertList.Empty;
    private LockView _lock = LockView.Unknown;
    private DateTimeOffset _now;
    private Actor? _person;
    private ITimer? _redraw;

    /// <summary>How far back the lanes go.</summary>
    [SupplyParameterFromQuery(Name = "span")]
    public string? Span { get; set; }

    [Inject]
    private ConnectionFeed Feed { get; set; } = default!;

    [Inject]
    private InstanceHeartbeat Heartbeat { get; set; } = default!;

    [Inject]
    private EventLog Log { get; set; } = default!;

    [Inject]
    private FlightLog Recorder { get; set; } = default!;

    [Inject]
    private LockWatch Locks { get; set; } = default!;

    [Inject]
    private AlertBoard Board { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Feed.Subscribe(), snapshot => _snapshot = snapshot);
        Follow(Heartbeat.Board.Subscribe(), board => _board = board);
        Follow(Log.Latest.Subscribe(), events => _events = events);
        Follow(Recorder.Latest.Subscribe(), flights => _flights = flights);
        Follow(Locks.View.Subscribe(), view => _lock = view);
        Follow(Board.Latest.Subscribe(), alerts => _alerts = alerts);
        _now = Time.GetUtcNow();
        _redraw = Time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Redraw, Redraw);
        Ends.Register(() => _redraw.Dispose());
        _person = Actor.From((await State).User);
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        _now = Time.GetUtcNow();
        return true;
    }
}
