namespace QboAdmin.Tokens;

/// <summary>What came of the wish for a new access token.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Message">In a sentence that may be shown.</param>
internal sealed record RefreshResult(RefreshOutcome Outcome, string Message)
{
    /// <summary>Whether there is now another token than the one to be replaced.</summary>
    public bool HasNewToken => Outcome is RefreshOutcome.Refreshed or RefreshOutcome.NotSaved or RefreshOutcome.AlreadyDone;
}

internal enum RefreshOutcome
{
    /// <summary>Intuit gave new tokens, and they are saved.</summary>
    Refreshed,

    /// <summary>Intuit gave new tokens, and they live in memory until Redis takes them.</summary>
    NotSaved,

    /// <summary>Somebody else had refreshed meanwhile.</summary>
    AlreadyDone,

    /// <summary>There is nothing to refresh with.</summary>
    NotConnected,

    /// <summary>A person must reconnect.</summary>
    ReconnectNeeded,

    /// <summary>A passing failure; it is tried again by itself.</summary>
    Failed,

    /// <summary>Redis is away, so nobody may refresh.</summary>
    RedisAway,

    /// <summary>Another instance has held the lock for too long.</summary>
    Busy,
}
