namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>How long things live. Sources: Intuit's OAuth FAQ, its 2025-11 five-year policy, and the values its SDK tests carry.</summary>
internal static class Lifetimes
{
    /// <summary>Not documented; ten minutes is the most that RFC 6749 recommends.</summary>
    public static readonly TimeSpan Code = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan AccessToken = TimeSpan.FromHours(1);

    /// <summary>
    /// The life of one refresh token value: 100 rolling days, and the day for which a value may be handed out again. So every answer
    /// promises at least 100 days, and the remaining seconds count down until the value changes.
    /// </summary>
    public static readonly TimeSpan RefreshToken = TimeSpan.FromSeconds(8_726_400);

    /// <summary>From authorization; refreshing does not move it.</summary>
    public static readonly TimeSpan RefreshTokenHard = TimeSpan.FromSeconds(157_680_000);

    public static readonly TimeSpan RefreshTokenValue = TimeSpan.FromHours(24);

    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);
}
