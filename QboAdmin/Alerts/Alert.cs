namespace QboAdmin.Alerts;

/// <summary>Something about the connection that wants attention: every page says it as long as it is so.</summary>
/// <param name="Kind">What.</param>
/// <param name="IsBad">Whether a person is needed now, and not just before long.</param>
public sealed record Alert(AlertKind Kind, bool IsBad)
{
    /// <summary>Since when, as far as this instance knows; null for a clock, which has an end instead.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When a clock runs out; null where no clock is meant.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The last threshold a clock has passed: 30, 14, 7, 3 or 1 days; null where no clock is meant.</summary>
    public int? Days { get; init; }

    /// <summary>Why, in words that may be shown; null when the kind says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether only this instance can see it, and so only this one can tell of it.</summary>
    public bool IsOfThisInstance => Kind == AlertKind.NotSaved;
}

/// <summary>What wants attention, the worst first.</summary>
public enum AlertKind
{
    /// <summary>A person must sign in at Intuit again.</summary>
    ReconnectNeeded,

    /// <summary>The newest tokens exist in one process alone.</summary>
    NotSaved,

    /// <summary>The access token has ended and could not be renewed.</summary>
    AccessTokenEnded,

    /// <summary>Intuit's hard end comes near, and only a new consent moves it.</summary>
    HardEndNear,

    /// <summary>The refresh token ends before long, because for weeks nothing has renewed it.</summary>
    RefreshTokenEnding,

    /// <summary>Redis drops the tokens before long, because nothing has saved them again.</summary>
    StoredTokensEnding,
}
