using System.Globalization;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>The Accounting API writes times with the offset of the US west coast: envelopes with milliseconds, entities without.</summary>
internal static class PacificTime
{
    // A machine without time zone data has no daylight saving either; winter time is the honest rest.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Pacific", TimeSpan.FromHours(-8), "Pacific", "Pacific");

    public static string OfEnvelope(DateTimeOffset time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss.fffzzz");

    public static string OfEntity(DateTimeOffset time) => Format(time, "yyyy-MM-dd'T'HH:mm:sszzz");

    private static string Format(DateTimeOffset time, string format) =>
        TimeZoneInfo.ConvertTime(time, Zone).ToString(format, CultureInfo.InvariantCulture);
}
