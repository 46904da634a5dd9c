using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>What may be wrong with the four as one thing: different ends, another company's realm, a second filled environment.</summary>
internal static class WholeRules
{
    // Other programs write the keys one by one.
    private static readonly TimeSpan SameWrite = TimeSpan.FromSeconds(60);

    public static IEnumerable<Finding> Examine(SetCase seen) => new[] { Ends(seen), Realm(seen), BothFilled(seen) }.OfType<Finding>();

    private static Finding? Ends(SetCase seen)
    {
        var there = seen.Set.All.Where(fact => fact.Exists && !fact.Flaws.HasFlag(ValueFlaws.WrongType)).ToList();
        var endless = there.Where(fact => fact.GoneAt is null).ToList();
        var first = there.Where(fact => fact.GoneAt is not null).MinBy(fact => fact.GoneAt);
        var last = there.Max(fact => fact.GoneAt);
        if (endless.Count == 0 && (first is null || last - first.GoneAt <= SameWrite))
        {
            return null;
        }

        var heal = seen.Plan(there.Select(fact => new HealCommand(HealVerb.Expire, fact.Part, fact.Name) { Seconds = seen.LongestLife }));
        if (endless.Count > 0)
        {
            return new Finding(
                FindingKind.Ends,
                FindingWeight.Warn,
                endless.Count == 1 ? Sentence.Of($"{endless[0].Part} never ends.") : Sentence.Of($"{endless.Count} of the keys never end."),
                first is null
                    ? Sentence.Of($"They outlive the refresh token, and programs would go on loading a dead set.")
                    : Sentence.Of($"The first of the others ends on {first.GoneAt!.Value}; what is left then is a broken set."),
                heal);
        }

        return new Finding(
            FindingKind.Ends,
            FindingWeight.Warn,
            Sentence.Of($"{first!.Part} ends {Apart(last!.Value - first.GoneAt!.Value)} before the last of the others."),
            first.Part is TokenPart.RefreshToken or TokenPart.RealmId
                ? Sentence.Of($"Some program renews only part of the set. On {first.GoneAt!.Value} everybody would have to reconnect.")
                : Sentence.Of($"Some program renews only part of the set. On {first.GoneAt!.Value} it is broken until the next refresh."),
            heal);
    }

    private static Finding? Realm(SetCase seen) =>
        seen.Set is { IssuedRealm: { } issued, RealmId: { HasValue: true, Flaws: ValueFlaws.None, Text: { } stored } } && stored.ToString() != issued.Value
            ? new Finding(
                FindingKind.Realm,
                FindingWeight.Bad,
                Sentence.Of($"{TokenPart.RealmId} is not the company that the tokens were issued for."),
                Sentence.Of($"QuickBooks refuses every call. QboAdmin noted {new KeyName(issued.Value)} when it wrote the tokens."),
                seen.Plan(seen.Write(TokenPart.RealmId, issued.Value)))
            : null;

    private static Finding? BothFilled(SetCase seen)
    {
        if (seen.Other.Count == 0)
        {
            return null;
        }

        var (unused, used) = seen.Set.Environment == seen.Own ? (seen.Other, seen.Set) : (seen.Set, seen.Other);
        return new Finding(
            FindingKind.BothFilled,
            FindingWeight.Note,
            Sentence.Of($"Sandbox and production both hold keys."),
            Sentence.Of(
                $"A program started with the wrong QBO_ENVIRONMENT finds tokens and works with the wrong books. This installation uses {used.Environment.Key()}."),
            new HealPlan(unused.Environment, [.. unused.All.Select(fact => new HealCommand(HealVerb.Delete, fact.Part, fact.Name))])
            {
                Loses = $"The {unused.Environment.Key()} connection ends for every program that uses it.",
            });
    }

    private static string Apart(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => $"{Math.Round(span.TotalDays)} days",
        { TotalHours: >= 2 } => $"{(int)span.TotalHours} hours",
        _ => $"{Math.Max(1, (int)span.TotalMinutes)} minutes",
    };
}
