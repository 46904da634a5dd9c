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

    /// <summary>The day that it is there.</summary>
    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>Reads a time with its offset; one without is taken as Pacific, and a mere day as its beginning there.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)) return false;
        if (read.Kind == DateTimeKind.Unspecified)
        {
            time = new DateTimeOffset(read, Zone.GetUtcOffset(read));
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static string Format(DateTimeOffset time, string format) =>
        TimeZoneInfo.ConvertTime(time, Zone).ToString(format, CultureInfo.InvariantCulture);
}
