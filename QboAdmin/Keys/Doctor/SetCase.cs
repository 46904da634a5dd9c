using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>What the doctor is shown.</summary>
/// <param name="Set">The set to examine.</param>
/// <param name="Other">The other environment's.</param>
/// <param name="Strays">Unknown keys under the prefix.</param>
/// <param name="Own">The environment that this installation works with.</param>
/// <param name="Now">The present moment.</param>
internal sealed record SetCase(KeySetPicture Set, KeySetPicture Other, StraySweep Strays, QboEnvironment Own, DateTimeOffset Now)
{
    /// <summary>The longest remaining life of a part, in seconds: what a healed part gets, so that all end together.</summary>
    public long LongestLife
    {
        get
        {
            var left = Set.All.Max(fact => fact.GoneAt) - Now;
            return left is { TotalSeconds: >= 1 } some ? (long)some.TotalSeconds : (long)RedisKeys.TokenLife.TotalSeconds;
        }
    }

    /// <summary>Whether a refresh at Intuit can make the set whole, without a person.</summary>
    public bool CanRefresh => Set.Environment == Own && IsFine(Set.RefreshToken) && IsFine(Set.RealmId);

    /// <summary>When the access token ends, if that can be read.</summary>
    public DateTimeOffset? End => Set.ExpiresAt.Expiry?.At ?? Set.IssuedEnd;

    /// <summary>A write of a value that may be shown. A key without a life of its own gets that of the others.</summary>
    public HealCommand Write(TokenPart part, string text) => new(HealVerb.Set, part, Set[part].Name)
    {
        Text = text,
        Seconds = Set[part] is { HasValue: true, GoneAt: not null } ? null : LongestLife,
    };

    public HealPlan Plan(params IEnumerable<HealCommand> commands) => new(Set.Environment, [.. commands]);

    private static bool IsFine(KeyFact fact) => fact is { HasValue: true, Flaws: ValueFlaws.None };
}
