using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QboAdmin.Live;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Components.Connection;

/// <summary>The start page: how the connection is, what to do, how long all of it lasts, who else is alive, what happened.</summary>
public sealed partial class DashboardPage
{
    private ConnectionSnapshot _snapshot = default!;
    private InstanceBoard _board = InstanceBoard.Empty;
    private EventList _events = EventList.Empty;
    private Actor? _person;

    [Inject]
    private ConnectionFeed Feed { get; set; } = default!;

    [Inject]
    private InstanceHeartbeat Heartbeat { get; set; } = default!;

    [Inject]
    private EventLog Log { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Follow(Feed.Subscribe(), snapshot => _snapshot = snapshot);
        Follow(Heartbeat.Board.Subscribe(), board => _board = board);
        Follow(Log.Latest.Subscribe(), events => _events = events);
        _person = Actor.From((await State).User);
    }
}
