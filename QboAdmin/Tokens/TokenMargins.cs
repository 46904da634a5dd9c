namespace QboAdmin.Tokens;

/// <summary>How long before its end an access token is treated as ending. The last two are a contract with other programs.</summary>
internal static class TokenMargins
{
    /// <summary>The keeper renews at this time before the end, give or take <see cref="KeeperSpread"/>.</summary>
    public static readonly TimeSpan Keeper = TimeSpan.FromMinutes(10);

    /// <summary>Spreads the keepers of several instances, so that mostly one of them finds work.</summary>
    public static readonly TimeSpan KeeperSpread = TimeSpan.FromMinutes(1);

    /// <summary>A caller within this time of the end gets the token and starts a renewal.</summary>
    public static readonly TimeSpan RefreshDue = TimeSpan.FromMinutes(5);

    /// <summary>Within this time of the end the token is not handed out any more.</summary>
    public static readonly TimeSpan NoLongerValid = TimeSpan.FromSeconds(60);
}
