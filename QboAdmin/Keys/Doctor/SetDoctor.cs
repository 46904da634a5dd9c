using System.Collections.Immutable;

namespace QboAdmin.Keys;

/// <summary>Judges the four keys of one environment as one thing. Pure: the same picture always gets the same diagnosis.</summary>
internal static class SetDoctor
{
    /// <param name="seen">What the page shows, and whose set is examined.</param>
    public static Diagnosis Examine(SetCase seen)
    {
        var findings = seen.Set.Count == 0
            ? [.. StrayRule.Examine(seen)]
            : PartRules.Examine(seen)
                .Concat(ExpiryRules.Examine(seen))
                .Concat(WholeRules.Examine(seen))
                .Concat(StrayRule.Examine(seen))
                .OrderBy(finding => finding.Weight)
                .ToImmutableArray();
        return new Diagnosis(findings, [.. Passed(seen, findings)], !seen.Strays.IsDone);
    }

    private static IEnumerable<string> Passed(SetCase seen, ImmutableArray<Finding> findings)
    {
        var kinds = findings.Select(finding => finding.Kind).ToHashSet();
        if (seen.Set.Count > 0)
        {
            foreach (var (text, spoiling) in Checks)
            {
                if (!spoiling.Any(kinds.Contains))
                {
                    yield return text;
                }
            }

            if (seen.Set.IssuedRealm is not null && !RealmSpoilers.Any(kinds.Contains))
            {
                yield return "Realm fits the tokens";
            }
        }

        if (seen.Strays.IsDone && !kinds.Contains(FindingKind.Strays))
        {
            yield return "No stray keys in the prefix";
        }
    }

    private static readonly FindingKind[] RealmSpoilers = [FindingKind.Realm, FindingKind.Missing, FindingKind.WrongType, FindingKind.Unusable, FindingKind.Wrapped];

    private static readonly (string Text, FindingKind[] Spoiling)[] Checks =
    [
        ("All four parts there", [FindingKind.Missing]),
        ("Right Redis types", [FindingKind.WrongType]),
        ("Values are usable", [FindingKind.WrongType, FindingKind.Missing, FindingKind.Unusable]),
        ("No quotes, no line breaks", [FindingKind.Wrapped]),
        ("Expiry is whole seconds, ahead", [FindingKind.ExpiryForm, FindingKind.ExpiryPast, FindingKind.Missing, FindingKind.WrongType]),
        ("All end at the same time", [FindingKind.Ends, FindingKind.Missing, FindingKind.WrongType]),
        ("Only one environment filled", [FindingKind.BothFilled]),
    ];
}
