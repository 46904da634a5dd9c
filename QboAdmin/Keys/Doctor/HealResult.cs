namespace QboAdmin.Keys;

/// <summary>How a heal went.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">The same in words for the person who asked.</param>
public sealed record HealResult(HealOutcome Outcome, string Message);

/// <summary>What came of a heal.</summary>
public enum HealOutcome
{
    /// <summary>Done.</summary>
    Healed,

    /// <summary>Nothing was sent, because the keys are not any more what the person saw.</summary>
    ChangedMeanwhile,

    /// <summary>Redis or Intuit did not do it.</summary>
    Failed,
}
