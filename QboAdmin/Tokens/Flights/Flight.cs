using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>
/// One entry of the flight recorder: an attempt to refresh, or something beside it that explains the next one. Holds no secret.
/// </summary>
/// <param name="Id">Unique; the same on every instance that notes the same thing.</param>
/// <param name="At">When it began.</param>
/// <param name="Kind">What came of it.</param>
/// <param name="Instance">Where it was done or noticed.</param>
public sealed record Flight(string Id, DateTimeOffset At, FlightKind Kind, string Instance)
{
    /// <summary>Who wanted a new token; null when it is no attempt.</summary>
    public RefreshReason? Reason { get; init; }

    /// <summary>The wait for the lock, in milliseconds; null when there was none.</summary>
    public int? LockMilliseconds { get; init; }

    /// <summary>How long Intuit took; null when it was not asked.</summary>
    public int? IntuitMilliseconds { get; init; }

    /// <summary>The whole attempt; null when it is no attempt.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>The mark of the refresh token that was sent; null when none was.</summary>
    public Fingerprint? RefreshTokenBefore { get; init; }

    /// <summary>The mark of the refresh token that came back.</summary>
    public Fingerprint? RefreshTokenAfter { get; init; }

    /// <summary>The mark of the access token before; null when unknown.</summary>
    public Fingerprint? AccessTokenBefore { get; init; }

    /// <summary>The mark of the access token after.</summary>
    public Fingerprint? AccessTokenAfter { get; init; }

    /// <summary>Intuit's trace id; null when it gave none.</summary>
    public string? IntuitTid { get; init; }

    /// <summary>Why, in words that may be shown; null when that says itself.</summary>
    public string? Why { get; init; }

    /// <summary>The person or program that did it; null when nobody did.</summary>
    public string? By { get; init; }

    /// <summary>When it was over; only for what lasts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it is an attempt to refresh.</summary>
    public bool IsAttempt => Reason is not null;
}
