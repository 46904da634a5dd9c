namespace QboAdmin.Tokens;

/// <summary>What came of an attempt to refresh, or what happened beside it.</summary>
public enum FlightKind
{
    /// <summary>Still on its way.</summary>
    Underway,

    /// <summary>A new access token under the same refresh token.</summary>
    Refreshed,

    /// <summary>A new access token and a new refresh token; the old one is dead.</summary>
    Rotated,

    /// <summary>New tokens, and Redis could not take them yet.</summary>
    NotSaved,

    /// <summary>Somebody else had just refreshed.</summary>
    NothingToDo,

    /// <summary>Another instance held the lock all the time.</summary>
    Busy,

    /// <summary>Intuit was not asked: there is nothing to refresh with, Redis is away, or a wait is being kept.</summary>
    NotAsked,

    /// <summary>Intuit gave no tokens, for a passing reason.</summary>
    Failed,

    /// <summary>Intuit refused the refresh token.</summary>
    Refused,

    /// <summary>Redis did not answer this instance.</summary>
    Outage,

    /// <summary>A person connected QuickBooks.</summary>
    Connected,

    /// <summary>A person disconnected QuickBooks.</summary>
    Disconnected,

    /// <summary>Another program wrote the tokens.</summary>
    WrittenElsewhere,

    /// <summary>Redis had lost the tokens, and an instance wrote them back.</summary>
    Restored,

    /// <summary>An Operator took the lock from a holder that was over its time.</summary>
    TakenOver,
}
