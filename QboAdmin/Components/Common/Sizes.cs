using System.Globalization;

namespace QboAdmin.Components.Common;

/// <summary>Says how large something is, in the reader's own numbers.</summary>
internal static class Sizes
{
    public static string Say(long bytes) => bytes switch
    {
        < 10_000 => $"{bytes.ToString("N0", CultureInfo.CurrentCulture)} B",
        < 1_000_000 => $"{(bytes / 1_000.0).ToString("N1", CultureInfo.CurrentCulture)} kB",
        < 1_000_000_000 => $"{(bytes / 1_000_000.0).ToString("N1", CultureInfo.CurrentCulture)} MB",
        _ => $"{(bytes / 1_000_000_000.0).ToString("N1", CultureInfo.CurrentCulture)} GB",
    };

    public static string Count(long count, string one, string many) => $"{count.ToString("N0", CultureInfo.CurrentCulture)} {(count == 1 ? one : many)}";
}
