using System.Globalization;

namespace QboAdmin.Keys;

/// <summary>What may be wrong with <c>token_expires_at</c> as a moment.</summary>
internal static class ExpiryRules
{
    public static IEnumerable<Finding> Examine(SetCase seen)
    {
        if (seen.Set.ExpiresAt is not { HasValue: true, Expiry: { } expiry } fact || fact.Flaws.HasFlag(ValueFlaws.Empty))
        {
            yield break;
        }

        switch (expiry)
        {
            case { Form: ExpiryForm.Milliseconds, At: { } at }:
                yield return new Finding(
                    FindingKind.ExpiryForm,
                    FindingWeight.Bad,
                    Sentence.Of($"{fact.Part} is in milliseconds."),
                    Sentence.Of($"Programs take the access token for valid for thousands of years and never renew it: from {at} on QuickBooks refuses every call."),
                    seen.Plan(WriteEnd(seen, at)));
                break;
            case { Form: ExpiryForm.Text, At: { } at }:
                yield return new Finding(
                    FindingKind.ExpiryForm,
                    FindingWeight.Warn,
                    Sentence.Of($"{fact.Part} is not written as whole seconds."),
                    Sentence.Of($"Other programs read it as 0, \"expired\", and refresh again and again. It means {at}."),
                    seen.Plan(WriteEnd(seen, at)));
                break;
            case { Form: ExpiryForm.Unreadable }:
                yield return new Finding(
                    FindingKind.ExpiryForm,
                    FindingWeight.Warn,
                    Sentence.Of($"{fact.Part} can't be read as a moment."),
                    Sentence.Of($"Programs read it as 0, \"expired\", and refresh again and again."),
                    seen.Set.IssuedEnd is { } end ? seen.Plan(WriteEnd(seen, end))
                        : seen.CanRefresh ? seen.Plan() with { Refreshes = true }
                        : seen.Plan(WriteEnd(seen, seen.Now)));
                break;
            case { IsPast: true, At: { } at } when seen.Set.AccessToken.HasValue:
                yield return new Finding(
                    FindingKind.ExpiryPast,
                    FindingWeight.Warn,
                    Sentence.Of($"The access token ended on {at}."),
                    seen.Set.Environment == seen.Own
                        ? Sentence.Of($"Nothing has renewed it since. Until somebody does, QuickBooks refuses every call.")
                        : Sentence.Of($"This installation works with {seen.Own.ToString().ToLowerInvariant()} and renews nothing here."),
                    seen.CanRefresh ? seen.Plan() with { Refreshes = true } : null);
                break;
        }
    }

    /// <summary>The end of the access token as it must be written.</summary>
    public static HealCommand WriteEnd(SetCase seen, DateTimeOffset end) =>
        seen.Write(TokenPart.ExpiresAt, end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
