namespace QboAdmin.Tokens;

/// <summary>The state of the connection in one word. Each has one reason and one next step.</summary>
public enum ConnectionState
{
    /// <summary>Redis has not been read yet, and nothing is known.</summary>
    Starting,

    /// <summary>Nobody has connected, or somebody disconnected.</summary>
    NotConnected,

    /// <summary>The set is whole and its access token is good for more than five minutes.</summary>
    Connected,

    /// <summary>The access token ends within five minutes, or has ended, and is about to be renewed.</summary>
    RefreshDue,

    /// <summary>An instance holds the lock and is talking to Intuit.</summary>
    Refreshing,

    /// <summary>The last refresh failed for a passing reason; the next try has a time.</summary>
    RetryWaiting,

    /// <summary>The newest tokens exist in this process alone, because saving them failed.</summary>
    NotSaved,

    /// <summary>Redis does not answer; what is shown was true when it last did.</summary>
    RedisAway,

    /// <summary>At least one of the four keys is missing or unusable.</summary>
    SetIncomplete,

    /// <summary>Intuit refuses the refresh token, or it has ended: a person must sign in at Intuit again.</summary>
    ReconnectNeeded,
}
