using System.Globalization;
using System.Security.Cryptography;

namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>Makes codes and refresh tokens that look like Intuit's: opaque, but with its prefixes and lengths.</summary>
internal static class TokenText
{
    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string BothCases = LowerCase + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Code() => "AB11" + RandomNumberGenerator.GetString(BothCases, 46);

    /// <summary>RT1-, a number, -H0-, the epoch second of the value's end, and randomness.</summary>
    public static string RefreshToken(DateTimeOffset endsAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"RT1-{RandomNumberGenerator.GetInt32(10, 256)}-H0-{endsAt.ToUnixTimeSeconds()}{RandomNumberGenerator.GetString(LowerCase, 20)}");
}
