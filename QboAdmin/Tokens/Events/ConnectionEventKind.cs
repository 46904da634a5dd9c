namespace QboAdmin.Tokens;

/// <summary>What happened.</summary>
public enum ConnectionEventKind
{
    /// <summary>A person connected QuickBooks.</summary>
    Connected,

    /// <summary>A person disconnected QuickBooks.</summary>
    Disconnected,

    /// <summary>Intuit was told of a disconnect, at once or later.</summary>
    Revoked,

    /// <summary>Intuit could not be told of a disconnect.</summary>
    RevokeFailed,

    /// <summary>A new access token.</summary>
    Refreshed,

    /// <summary>A refresh failed for a passing reason.</summary>
    RefreshFailed,

    /// <summary>Intuit refused the refresh token.</summary>
    RefreshRefused,

    /// <summary>A test call to QuickBooks worked.</summary>
    TestPassed,

    /// <summary>A test call to QuickBooks failed.</summary>
    TestFailed,

    /// <summary>Another program wrote the tokens.</summary>
    WrittenElsewhere,

    /// <summary>One of the four keys is gone or unusable.</summary>
    SetBroken,

    /// <summary>All four keys are gone, and nobody disconnected here.</summary>
    SetDeleted,

    /// <summary>Redis stopped answering this instance.</summary>
    RedisLost,

    /// <summary>Redis answers this instance again.</summary>
    RedisBack,

    /// <summary>Redis came back without the tokens, and this instance wrote them back.</summary>
    Restored,

    /// <summary>New tokens could not be saved.</summary>
    NotSaved,

    /// <summary>A connection made while Redis was away was dropped, because Redis holds another company's.</summary>
    GaveWay,

    /// <summary>Tokens that could not be saved before are saved now.</summary>
    SavedLate,

    /// <summary>Somebody had the keys in Redis healed.</summary>
    Healed,
}
