namespace QboAdmin.Keys;

/// <summary>How often the keys are read while a page shows them. While none does, nothing is read.</summary>
internal sealed class KeyWatchOptions
{
    /// <summary>The eight token keys.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The other keys that are on somebody's screen.</summary>
    public TimeSpan OthersEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the server says of itself.</summary>
    public TimeSpan FactsEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>At least this long between two searches for stray keys.</summary>
    public TimeSpan StraysEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A search for stray keys that took long is followed by a pause this many times as long.</summary>
    public int StraysRest { get; init; } = 20;
}
