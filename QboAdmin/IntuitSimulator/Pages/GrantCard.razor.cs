using QboAdmin.IntuitSimulator.Control;
using QboAdmin.IntuitSimulator.Grants;

namespace QboAdmin.IntuitSimulator.Pages;

/// <summary>The grants, newest first, with fingerprints in place of tokens.</summary>
public sealed partial class GrantCard
{
    private IReadOnlyList<GrantView> Grants { get; set; } = [];

    private DateTimeOffset Now { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Grants = Controls.Grants;
        Now = Controls.Clock.Now;
    }

    private static string State(GrantView grant) => grant.End switch
    {
        GrantEnd.RevokedByApp => "Revoked by the app",
        GrantEnd.DisconnectedInQuickBooks => "Disconnected in QuickBooks",
        GrantEnd.CodeReused => "Ended: code used twice",
        GrantEnd.StaleTokenUsed => "Ended: stale token used",
        _ when grant.Refresh.IsAlive => "Connected",
        _ when grant.Access.IsAlive => "Refresh token dead",
        _ => "Expired",
    };

    private static string ChipClass(GrantView grant) => grant switch
    {
        { End: null, Refresh.IsAlive: true } => "chip ok",
        { End: null, Access.IsAlive: true } => "chip warn",
        _ => "chip",
    };

    private static string ChipIcon(GrantView grant) => grant switch
    {
        { End: null, Refresh.IsAlive: true } => "m4.5 10.5 3.5 3.5 7.5-8",
        { End: null, Access.IsAlive: true } => "M10 3.5 17 16H3zM10 8.5v3M10 13.75v.01",
        _ => "m5.5 5.5 9 9m0-9-9 9",
    };
}
