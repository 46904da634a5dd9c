namespace QboAdmin.Receipts;

/// <summary>The limits of what may be entered: Intuit's, and the house's own for dates.</summary>
internal sealed record EntryRules
{
    public const int MaxNumber = 21;
    public const int MaxReference = 21;
    public const int MaxMessage = 1_000;
    public const int MaxNote = 4_000;
    public const int MaxDescription = 4_000;
    public const int MaxEmail = 100;
    public const int MaxLines = 750;
    public const decimal MaxAmount = 9_999_999_999.99m;

    /// <summary>A receipt older than this is warned about.</summary>
    public int WarnOlderThanDays { get; init; } = 365;

    /// <summary>A receipt more than this many days ahead is refused.</summary>
    public int MaxDaysAhead { get; init; } = 7;
}
