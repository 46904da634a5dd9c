using System.Text.Json;
using QboAdmin.Tokens;
using QboAdmin.Values;

namespace QboAdmin.Alerts;

/// <summary>Alerts in words, for people who are not looking at a page.</summary>
internal sealed class AlertWords(PublicAddress address, Instance instance)
{
    public AlertMessage Opened(Alert alert, Notice notice, ConnectionSnapshot now)
    {
        var isFirst = alert.Days is null || notice.OpenedAt == notice.ClaimedAt;
        return Message(notice, now, $"{Name(alert)} {Say(alert)}", isFirst ? "opened" : "escalated", alert.IsBad ? "critical" : "warning", alert.EndsAt);
    }

    public AlertMessage Closed(Notice notice, ConnectionSnapshot now) => Message(
        notice, now, $"Over after {Span(notice.ClosedAt!.Value - notice.OpenedAt)}: {Short(notice.Kind)}. {After(now)}", "closed", "warning", null);

    private AlertMessage Message(Notice notice, ConnectionSnapshot now, string sentence, string status, string severity, DateTimeOffset? endsAt) => new(
        $"[{now.Environment.Key().ToUpperInvariant()}] QuickBooks{(now.Company is { } company ? $" of {company.Name}" : "")}: {sentence} {address.Origin}",
        status,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(notice.Kind.ToString()),
        severity,
        notice.OpenedAt.ToUnixTimeSeconds(),
        notice.ClosedAt?.ToUnixTimeSeconds(),
        notice.ClosedAt is { } closed ? Math.Max(0, (long)(closed - notice.OpenedAt).TotalSeconds) : null,
        notice.Days,
        endsAt?.ToUnixTimeSeconds(),
        now.Environment.Key(),
        now.Company?.Name,
        now.Realm?.Value,
        instance.Name,
        address.Origin);

    private static string Name(Alert alert) => alert.Days is { } days ? $"{Days(days)} left." : $"{Capital(Short(alert.Kind))}.";

    private string Say(Alert alert) => alert.Kind switch
    {
        AlertKind.ReconnectNeeded => $"{Capital(alert.Reason!)}. An Operator must connect again.",
        AlertKind.NotSaved => $"New tokens exist only in {instance.Name}: {alert.Reason}. Keep it running and look at Redis.",
        AlertKind.AccessTokenEnded => $"It ended at {Utc(alert.Since!.Value)} and could not be renewed{(alert.Reason is { } reason ? $": {reason}" : "")}.",
        AlertKind.HardEndNear => $"Intuit ends this consent on {Utc(alert.EndsAt!.Value)}. An Operator must connect again before that.",
        AlertKind.RefreshTokenEnding => $"The refresh token ends on {Utc(alert.EndsAt!.Value)}, because nothing has renewed it.",
        _ => $"Redis forgets the tokens on {Utc(alert.EndsAt!.Value)}, because nothing has saved them again. A refresh does.",
    };

    private static string Short(AlertKind kind) => kind switch
    {
        AlertKind.ReconnectNeeded => "reconnect needed",
        AlertKind.NotSaved => "connected, not saved",
        AlertKind.AccessTokenEnded => "no valid access token",
        AlertKind.HardEndNear => "Intuit's hard end was near",
        AlertKind.RefreshTokenEnding => "the refresh token was ending",
        _ => "Redis was about to forget the tokens",
    };

    private static string After(ConnectionSnapshot now) => now.State switch
    {
        ConnectionState.NotConnected => "QuickBooks is not connected now.",
        ConnectionState.ReconnectNeeded => "Reconnect is needed now.",
        _ => "The connection is there.",
    };

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => $"{(int)span.TotalDays} d {span.Hours} h",
        { TotalHours: >= 1 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        _ => $"{Math.Max(0, (int)span.TotalSeconds)} s",
    };

    private static string Capital(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
}
