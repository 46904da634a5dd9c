using QboAdmin.Redis;

namespace QboAdmin.Keys;

/// <summary>
/// Remembers, while pages are open, when each key was last seen to change, and says by whom if anything tells. What nobody saw is taken
/// from QboAdmin's notes, or reckoned from what is left of the life that every writer gives a key.
/// </summary>
internal sealed class KeyHistory
{
    private const string AnotherProgram = "another program";

    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1.5);

    // Between a write and the look that sees it.
    private static readonly TimeSpan SameWrite = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, KeyFact> _last = new(StringComparer.Ordinal);

    /// <summary>The fact with its history, and with an end that does not tremble.</summary>
    /// <param name="fact">As just read.</param>
    /// <param name="noted">QboAdmin's note of the write that made it so; null when there is none.</param>
    /// <param name="hasNotes">Whether QboAdmin would have noted its own write, so that any other is another program's.</param>
    /// <param name="now">When it was read.</param>
    public KeyFact Follow(KeyFact fact, KeyChange? noted, bool hasNotes, DateTimeOffset now)
    {
        if (!_last.TryGetValue(fact.Name, out var last))
        {
            return _last[fact.Name] = fact with { Changed = Guess(fact, noted, hasNotes, now) };
        }

        fact = fact with { GoneAt = Ends.Steady(last.GoneAt, fact.GoneAt) };
        var isSame = fact with { Changed = last.Changed, Expiry = last.Expiry } == last;
        var change = isSame ? Improve(last.Changed, noted) : new KeyChange(now, Near(noted, now) ? noted!.By : AnotherProgram, KeyChangeBasis.Seen);
        return _last[fact.Name] = fact with { Changed = change };
    }

    /// <summary>Nobody looks any more: what happens from now on is not seen.</summary>
    public void Forget() => _last.Clear();

    private static KeyChange? Guess(KeyFact fact, KeyChange? noted, bool hasNotes, DateTimeOffset now)
    {
        var reckoned = fact.GoneAt - RedisKeys.TokenLife;
        if (reckoned > now + SameMoment)
        {
            // Written with a longer life than the contract's.
            reckoned = null;
        }

        return fact.Exists && noted is not null ? noted
            : reckoned is { } at ? new KeyChange(at > now ? now : at, hasNotes ? AnotherProgram : null, KeyChangeBasis.Reckoned)
            : null;
    }

    // The note is written in the same moment as the keys, but a look may come between two programs' writes.
    private static KeyChange? Improve(KeyChange? change, KeyChange? noted) =>
        change is { Basis: KeyChangeBasis.Seen } && Near(noted, change.At) ? change with { By = noted!.By } : change;

    private static bool Near(KeyChange? noted, DateTimeOffset at) => noted is not null && (noted.At - at).Duration() < SameWrite;
}
