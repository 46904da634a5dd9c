namespace QboAdmin.Tokens;

/// <summary>How the last refresh went.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Instance">The instance that did it.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Milliseconds">How long Intuit took.</param>
/// <param name="IntuitTid">Intuit's trace id; null when no answer came.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
public sealed record RefreshRecord(
    DateTimeOffset At,
    string Instance,
    RefreshRecordOutcome Outcome,
    int Milliseconds,
    string? IntuitTid = null,
    string? Reason = null);

/// <summary>What came of a refresh.</summary>
public enum RefreshRecordOutcome
{
    /// <summary>A new access token under the same refresh token.</summary>
    Refreshed,

    /// <summary>A new access token and a new refresh token; the old one is dead.</summary>
    Rotated,

    /// <summary>A passing failure.</summary>
    Failed,

    /// <summary>Intuit refused the refresh token.</summary>
    Refused,
}
