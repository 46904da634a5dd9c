using System.Globalization;

namespace QboAdmin.Deploy;

/// <summary>Numbers as the board says them, the same in every language setting.</summary>
internal static class Words
{
    public static string Bytes(double bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1L << 20):0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1L << 10):0} KB"),
    };

    public static string Milliseconds(double milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds.ToString(milliseconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)} ms");

    public static string Left(TimeSpan left) => left switch
    {
        { TotalDays: >= 1 } => $"{(int)left.TotalDays} d",
        { TotalHours: >= 1 } => $"{(int)left.TotalHours} h",
        { TotalMinutes: >= 1 } => $"{(int)left.TotalMinutes} min",
        _ => $"{Math.Max(0, (int)left.TotalSeconds)} s",
    };

    public static string Of(int some, int all) => $"{some} of {all}";
}
