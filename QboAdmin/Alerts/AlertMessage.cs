namespace QboAdmin.Alerts;

/// <summary>What the webhook receives, as JSON: <c>text</c> for people in a chat, the rest for programs. Moments are whole Unix seconds.</summary>
/// <param name="Text">One or two sentences.</param>
/// <param name="Status"><c>opened</c>, <c>escalated</c> (a clock has passed another threshold) or <c>closed</c>.</param>
/// <param name="Cause">Such as <c>reconnect_needed</c>; the same from opening to closing.</param>
/// <param name="Severity"><c>critical</c> or <c>warning</c>.</param>
/// <param name="OpenedAt">When it began.</param>
/// <param name="ClosedAt">When it was over; null before.</param>
/// <param name="DurationSeconds">How long it lasted; null before it was over.</param>
/// <param name="DaysLeft">The threshold a clock has passed; null where no clock is meant.</param>
/// <param name="EndsAt">When the clock runs out; null where no clock is meant.</param>
/// <param name="Environment"><c>sandbox</c> or <c>production</c>.</param>
/// <param name="Company">The connected company; null when unknown.</param>
/// <param name="RealmId">Its id; null when unknown.</param>
/// <param name="Instance">The instance that tells.</param>
/// <param name="Url">The dashboard.</param>
internal sealed record AlertMessage(
    string Text,
    string Status,
    string Cause,
    string Severity,
    long OpenedAt,
    long? ClosedAt,
    long? DurationSeconds,
    int? DaysLeft,
    long? EndsAt,
    string Environment,
    string? Company,
    string? RealmId,
    string Instance,
    string Url);
