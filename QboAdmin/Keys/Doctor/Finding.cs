using System.Collections.Immutable;

namespace QboAdmin.Keys;

/// <summary>Something that is wrong with a set.</summary>
/// <param name="Kind">What.</param>
/// <param name="Weight">How bad it is.</param>
/// <param name="What">What was found, as one sentence.</param>
/// <param name="Follows">What follows from it.</param>
/// <param name="Heal">What would heal it; null when QboAdmin can't or mustn't.</param>
public sealed record Finding(FindingKind Kind, FindingWeight Weight, Sentence What, Sentence Follows, HealPlan? Heal);

/// <summary>What a doctor may find.</summary>
public enum FindingKind
{
    /// <summary>A part is another type than a string.</summary>
    WrongType,

    /// <summary>A part is missing or empty.</summary>
    Missing,

    /// <summary>A part holds what it can't be.</summary>
    Unusable,

    /// <summary>Quotation marks, blanks or line breaks around a value.</summary>
    Wrapped,

    /// <summary>The expiry is not whole seconds.</summary>
    ExpiryForm,

    /// <summary>The expiry is over.</summary>
    ExpiryPast,

    /// <summary>The parts end at different times, or some never.</summary>
    Ends,

    /// <summary>The realm is not the one the tokens were issued for.</summary>
    Realm,

    /// <summary>Both environments hold keys.</summary>
    BothFilled,

    /// <summary>Unknown keys under the prefix.</summary>
    Strays,
}

/// <summary>How bad a finding is.</summary>
public enum FindingWeight
{
    /// <summary>Somebody has to act, or programs stop.</summary>
    Bad,

    /// <summary>It will matter.</summary>
    Warn,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <summary>What the doctor says about one environment's set.</summary>
/// <param name="Findings">The worst first.</param>
/// <param name="Passed">What is well, in words.</param>
/// <param name="IsLooking">Whether stray keys are still being looked for.</param>
public sealed record Diagnosis(ImmutableArray<Finding> Findings, ImmutableArray<string> Passed, bool IsLooking);
