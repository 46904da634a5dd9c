using System.Diagnostics.CodeAnalysis;

namespace QboAdmin.Values;

/// <summary>Intuit's access token: opaque, lives one hour, at most 4,096 characters (Intuit, OAuth 2.0 reference).</summary>
internal sealed class AccessToken : Secret
{
    /// <summary>More than Intuit ever issues, so that a longer limit of theirs does not lock anybody out.</summary>
    public const int MaxLength = 8_192;

    private AccessToken(string value)
        : base(value)
    {
    }

    public static bool TryParse(string? value, [NotNullWhen(true)] out AccessToken? token)
    {
        token = value is not null && IsHeaderSafe(value, MaxLength) ? new AccessToken(value) : null;
        return token is not null;
    }

    /// <exception cref="FormatException">The value is empty, too long, or has a character that no HTTP header may carry.</exception>
    public static AccessToken Parse(string value) =>
        TryParse(value, out var token) ? token : throw new FormatException("Not an access token.");
}
