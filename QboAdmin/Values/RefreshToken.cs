using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Values;

/// <summary>
/// Intuit's refresh token: opaque, at most 512 characters, valid for 100 days after its last use. Its value changes about once a
/// day, and the one before is dead from then on (Intuit, OAuth 2.0 FAQ).
/// </summary>
internal sealed class RefreshToken : Secret
{
    /// <summary>More than Intuit ever issues, so that a longer limit of theirs does not lock anybody out.</summary>
    public const int MaxLength = 4_096;

    private RefreshToken(string value)
        : base(value)
    {
    }

    public static bool TryParse(string? value, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = value is not null && IsHeaderSafe(value, MaxLength) ? new RefreshToken(value) : null;
        return token is not null;
    }

    /// <exception cref="FormatException">The value is empty, too long, or has a character that no HTTP header may carry.</exception>
    public static RefreshToken Parse(string value) =>
        TryParse(value, out var token) ? token : throw new FormatException("Not a refresh token.");
}
