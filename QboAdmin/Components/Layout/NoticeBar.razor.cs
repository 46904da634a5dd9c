using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using QboAdmin.Alerts;
using QboAdmin.Values;

namespace QboAdmin.Components.Layout;

/// <summary>Above every page: what wants attention, and what holds for this installation.</summary>
public sealed partial class NoticeBar
{
    private AlertList _alerts = AlertList.Empty;
    private bool _mayOperate;

    /// <summary>Whether alerts are among what may be said; in front of the door, where anybody reads, they are not.</summary>
    [Parameter]
    public bool ShowsAlerts { get; set; }

    [Inject]
    private SiteInfo Site { get; set; } = default!;

    [Inject]
    private AlertBoard Board { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? State { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (ShowsAlerts)
        {
            Follow(Board.Latest.Subscribe(), alerts => _alerts = alerts);
            _mayOperate = State is not null && (await State).User.IsInRole(nameof(Role.Operator));
        }
    }
}
