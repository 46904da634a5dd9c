namespace QboAdmin.Components.Activity;

/// <summary>How far back the lanes go.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Text">On the page.</param>
/// <param name="Length">The time from left to right.</param>
internal sealed record RecorderSpan(string Key, string Text, TimeSpan Length)
{
    public static readonly IReadOnlyList<RecorderSpan> All =
    [
        new("12h", "12 hours", TimeSpan.FromHours(12)),
        new("24h", "24 hours", TimeSpan.FromHours(24)),
        new("7d", "7 days", TimeSpan.FromDays(7)),
        new("30d", "30 days", TimeSpan.FromDays(30)),
    ];

    public static RecorderSpan Of(string? key) => All.FirstOrDefault(span => span.Key == key) ?? All[0];
}
