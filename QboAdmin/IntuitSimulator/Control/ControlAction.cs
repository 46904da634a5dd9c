namespace QboAdmin.IntuitSimulator.Control;

/// <summary>An action of the controls: endpoint, button, words, and what it does. One list serves programs and people.</summary>
internal sealed record ControlAction(
    string Name, string Label, string Means, string Done, Func<SimulatorControls, int> Run, bool IsEnding = false)
{
    public static IReadOnlyList<ControlAction> All { get; } =
    [
        new("expire-access-token", "Expire access tokens",
            "Every living access token ends now. Refresh tokens stay.",
            "Every access token has ended.", controls => controls.ExpireAccessTokens()),
        new("rotate-refresh-token", "Rotate at next refresh",
            "The next refresh hands out a new refresh token, and the old one is replaced.",
            "The next refresh replaces the refresh token.", controls => controls.RotateAtNextRefresh()),
        new("kill-refresh-token", "Kill refresh tokens",
            "The next refresh is answered with invalid_grant. Access tokens live on.",
            "The refresh tokens are dead.", controls => controls.KillRefreshTokens(), IsEnding: true),
        new("revoke", "Disconnect in QuickBooks",
            "As a customer would: both tokens are dead, and nobody tells the app.",
            "Every company has disconnected the app.", controls => controls.DisconnectInQuickBooks(), IsEnding: true),
        new("reset", "Reset",
            "Forgets all grants, codes, faults and counters. The mode and the clock stay.",
            "Grants, codes, faults and counters are forgotten.", controls => controls.Reset(), IsEnding: true),
        new("reset-books", "Reset the books",
            "Every company's books are as they were when they were opened.",
            "The books are as they were at first.", controls => controls.ResetBooks(), IsEnding: true),
    ];
}
