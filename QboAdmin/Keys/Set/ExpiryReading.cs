using System.Globalization;

namespace QboAdmin.Keys;

/// <summary>How a value of <c>token_expires_at</c> reads.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="At">The moment it means; null when nobody can tell.</param>
/// <param name="IsPast">Whether that moment was over when it was read.</param>
public sealed record ExpiryReading(ExpiryForm Form, DateTimeOffset? At, bool IsPast)
{
    // Eleven digits of seconds last until the year 5138, twelve of milliseconds began in 2001.
    private const long LeastMilliseconds = 100_000_000_000;

    /// <summary>Reads a trimmed text.</summary>
    internal static ExpiryReading Of(string text, DateTimeOffset now)
    {
        var (form, at) = Read(text);
        return new ExpiryReading(form, at, at <= now);
    }

    private static (ExpiryForm Form, DateTimeOffset? At) Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                < 0 => (ExpiryForm.Unreadable, null),
                < LeastMilliseconds => (ExpiryForm.Seconds, DateTimeOffset.FromUnixTimeSeconds(number)),
                _ when number / 1_000 < LeastMilliseconds => (ExpiryForm.Milliseconds, DateTimeOffset.FromUnixTimeMilliseconds(number)),
                _ => (ExpiryForm.Unreadable, null),
            };
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var fraction)
            && fraction is >= 0 and < LeastMilliseconds)
        {
            return (ExpiryForm.Text, DateTimeOffset.FromUnixTimeSeconds((long)fraction));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? (ExpiryForm.Text, moment.ToUniversalTime())
            : (ExpiryForm.Unreadable, null);
    }
}

/// <summary>How an expiry is written.</summary>
public enum ExpiryForm
{
    /// <summary>Whole Unix seconds, as it must be.</summary>
    Seconds,

    /// <summary>Unix milliseconds.</summary>
    Milliseconds,

    /// <summary>A date in words or a number with a fraction.</summary>
    Text,

    /// <summary>Nothing that can be read as a moment.</summary>
    Unreadable,
}
