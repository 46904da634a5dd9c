namespace QboAdmin.Keys;

/// <summary>What may be wrong with one part: its type, its absence, its value, what stands around the value.</summary>
internal static class PartRules
{
    public static IEnumerable<Finding> Examine(SetCase seen) => seen.Set.All.SelectMany(fact => Examine(seen, fact));

    private static IEnumerable<Finding> Examine(SetCase seen, KeyFact fact)
    {
        if (fact.Flaws.HasFlag(ValueFlaws.WrongType))
        {
            yield return WrongType(seen, fact);
        }
        else if (!fact.HasValue || fact.Flaws.HasFlag(ValueFlaws.Empty))
        {
            yield return Missing(seen, fact);
        }
        else if ((fact.Flaws & (ValueFlaws.NotText | ValueFlaws.TooLong | ValueFlaws.Malformed)) != 0)
        {
            yield return Unusable(seen, fact);
        }
        else if (fact.Trimmed is { } trimmed)
        {
            yield return Wrapped(seen, fact, trimmed);
        }
    }

    private static Finding WrongType(SetCase seen, KeyFact fact)
    {
        var restored = Restored(seen, fact.Part);
        var plan = restored ?? (fact.Part is TokenPart.AccessToken or TokenPart.ExpiresAt && seen.CanRefresh
            ? seen.Plan(new HealCommand(HealVerb.Delete, fact.Part, fact.Name)) with { Refreshes = true }
            : seen.Plan(new HealCommand(HealVerb.Delete, fact.Part, fact.Name)));
        return new Finding(
            FindingKind.WrongType,
            FindingWeight.Bad,
            Sentence.Of($"{fact.Part} is a {fact.Type!}, not a string."),
            Sentence.Of($"Every program that reads it fails, and the set counts as broken. {Without(seen, fact.Part)}"),
            plan with { Loses = $"What the {fact.Type} holds is lost." });
    }

    private static Finding Missing(SetCase seen, KeyFact fact) => new(
        FindingKind.Missing,
        FindingWeight.Bad,
        Sentence.Of($"{fact.Part} is {(fact.Exists ? "empty" : "missing")}."),
        Follows(seen, fact.Part),
        Restored(seen, fact.Part) ?? Renewed(seen, fact.Part));

    private static Finding Unusable(SetCase seen, KeyFact fact) => new(
        FindingKind.Unusable,
        FindingWeight.Bad,
        Sentence.Of($"{fact.Part} {Describe(fact.Flaws)}."),
        Follows(seen, fact.Part),
        Restored(seen, fact.Part) ?? Renewed(seen, fact.Part));

    private static Finding Wrapped(SetCase seen, KeyFact fact, TrimmedValue trimmed)
    {
        var around = fact.Flaws.HasFlag(ValueFlaws.Quoted) ? "quotation marks" : "blanks or line breaks";
        var follows = fact.Part switch
        {
            TokenPart.AccessToken => Sentence.Of($"They are sent along with each call, and QuickBooks refuses it."),
            TokenPart.RefreshToken when seen.End is { } end => Sentence.Of(
                $"Intuit refuses it like this: the access token ends on {end}, and then everybody would have to reconnect."),
            TokenPart.RefreshToken => Sentence.Of($"Intuit refuses it like this, and then everybody would have to reconnect."),
            TokenPart.RealmId => Sentence.Of($"Every call goes to a company that does not exist."),
            _ => Sentence.Of($"Other programs may read it as 0, \"expired\", and refresh without need."),
        };
        var command = trimmed.Text is { } text
            ? new HealCommand(HealVerb.Set, fact.Part, fact.Name) { Text = text }
            : new HealCommand(HealVerb.Trim, fact.Part, fact.Name) { Mark = trimmed.Mark };
        return new Finding(
            FindingKind.Wrapped,
            fact.Part == TokenPart.ExpiresAt ? FindingWeight.Warn : FindingWeight.Bad,
            Sentence.Of($"{fact.Part} has {around} around its value."),
            follows,
            seen.Plan(command));
    }

    // What QboAdmin noted when it wrote the set.
    private static HealPlan? Restored(SetCase seen, TokenPart part) => part switch
    {
        TokenPart.RealmId when seen.Set.IssuedRealm is { } realm => seen.Plan(seen.Write(part, realm.Value)),
        TokenPart.ExpiresAt when seen.Set.IssuedEnd is { } end => seen.Plan(ExpiryRules.WriteEnd(seen, end)),
        _ => null,
    };

    // What Intuit gives anew.
    private static HealPlan? Renewed(SetCase seen, TokenPart part) => part switch
    {
        TokenPart.AccessToken or TokenPart.ExpiresAt when seen.CanRefresh => seen.Plan() with { Refreshes = true },
        TokenPart.ExpiresAt => seen.Plan(ExpiryRules.WriteEnd(seen, seen.Now)),
        _ => null,
    };

    private static Sentence Follows(SetCase seen, TokenPart part) => part switch
    {
        TokenPart.RefreshToken when seen.End is { } end => Sentence.Of(
            $"Nothing can renew the access token: it ends on {end}, and from then on nothing reaches QuickBooks until somebody connects again."),
        _ => Sentence.Of($"{Without(seen, part)}"),
    };

    private static string Without(SetCase seen, TokenPart part) => part switch
    {
        TokenPart.AccessToken => "Nothing reaches QuickBooks until the access token is renewed.",
        TokenPart.RefreshToken => "Nothing can renew the access token; somebody has to connect again.",
        TokenPart.RealmId when seen.Set.IssuedRealm is null => "Nobody knows which company the tokens are for; somebody has to connect again.",
        TokenPart.RealmId => "Nobody knows which company the tokens are for. QboAdmin noted it when it wrote them.",
        _ => "Other programs read it as 0, \"expired\", and refresh again and again.",
    };

    private static string Describe(ValueFlaws flaws) =>
        flaws.HasFlag(ValueFlaws.NotText) ? "is not text"
        : flaws.HasFlag(ValueFlaws.TooLong) ? "is longer than anything Intuit gives"
        : "holds characters that it can't have";
}
