using QboAdmin.Tokens;

namespace QboAdmin.Alerts;

/// <summary>
/// What wants attention in a picture of the connection. Of the four clocks the first to end warns. The refresh token and Redis's own clock start again
/// with every refresh, so one that has less than 30 of its 90 or 100 days left has evidently not been renewed. The access token renews itself
/// each hour and counts only once it has ended.
/// </summary>
internal static class AlertRules
{
    /// <summary>How many days before the end a clock warns, and warns again.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [30, 14, 7, 3, 1];

    private const int BadDays = 3;

    // A renewal that is a little late is none that failed.
    private static readonly TimeSpan RenewalGrace = TimeSpan.FromMinutes(2);

    /// <returns>The worst first; at most one about a clock.</returns>
    public static IEnumerable<Alert> Of(ConnectionSnapshot snapshot, DateTimeOffset now)
    {
        // A refusal stays one while Redis is away.
        var isLost = snapshot.State == ConnectionState.ReconnectNeeded || snapshot is { Refusal: not null, RefreshToken: not null };
        if (isLost)
        {
            yield return new Alert(AlertKind.ReconnectNeeded, IsBad: true)
            {
                Since = snapshot.Refusal?.At ?? Earliest(snapshot.RefreshTokenEndsAt, snapshot.HardEndsAt),
                Reason = snapshot.Refusal is { } refusal ? $"Intuit refused the refresh token ({refusal.Error})" : "the refresh token has reached its end",
            };
        }

        if (snapshot.NotSavedReason is { } reason)
        {
            yield return new Alert(AlertKind.NotSaved, IsBad: true) { Reason = reason };
        }

        if (isLost || snapshot.State is ConnectionState.NotConnected or ConnectionState.Starting)
        {
            yield break;
        }

        if (snapshot is { AccessToken: not null, AccessTokenEndsAt: { } ended } && ended + RenewalGrace < now)
        {
            yield return new Alert(AlertKind.AccessTokenEnded, IsBad: true)
            {
                Since = ended,
                Reason = snapshot.RedisOutage is { } outage ? $"Redis is away ({outage.Reason})" : snapshot.Retry?.Reason,
            };
        }

        if (Clocks(snapshot).Where(clock => clock.EndsAt is not null).OrderBy(clock => clock.EndsAt).FirstOrDefault() is { EndsAt: { } end } first
            && Threshold(end - now) is { } days)
        {
            yield return new Alert(first.Kind, days <= BadDays) { EndsAt = end, Days = days };
        }
    }

    private static IEnumerable<(AlertKind Kind, DateTimeOffset? EndsAt)> Clocks(ConnectionSnapshot snapshot) =>
    [
        (AlertKind.HardEndNear, snapshot.HardEndsAt),
        (AlertKind.RefreshTokenEnding, snapshot.RefreshTokenEndsAt),

        // While Redis does not answer, nobody knows how long it keeps what it has.
        (AlertKind.StoredTokensEnding, snapshot.RedisOutage is null ? snapshot.StoredUntil : null),
    ];

    private static int? Threshold(TimeSpan left) =>
        Thresholds.Where(days => left <= TimeSpan.FromDays(days)).Select(days => (int?)days).Min();

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other < one ? other : one;
}
