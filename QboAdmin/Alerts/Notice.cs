using System.Text.Json.Serialization;

namespace QboAdmin.Alerts;

/// <summary>An alert that is told outside, as all instances share it: opened once, told once for each threshold, closed once.</summary>
/// <param name="Kind">What it is about; there is one open notice of each.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="OpenedAt">When it began.</param>
/// <param name="By">The instance that tells, or told last.</param>
/// <param name="ClaimedAt">When that instance said that it would.</param>
internal sealed record Notice(AlertKind Kind, NoticeStage Stage, DateTimeOffset OpenedAt, string By, DateTimeOffset ClaimedAt)
{
    public int? Days { get; init; }

    /// <summary>When the alert was over; only while that is being told.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

internal enum NoticeStage
{
    /// <summary>An instance is telling that it began, or that a clock has passed another threshold.</summary>
    Opening,

    /// <summary>Told.</summary>
    Open,

    /// <summary>An instance is telling that it is over.</summary>
    Closing,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(WebhookState))]
[JsonSerializable(typeof(AlertMessage))]
internal sealed partial class AlertsJson : JsonSerializerContext;
