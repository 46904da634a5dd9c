using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>One of the four keys as Redis holds it, without its secret. Equal when it would be drawn alike.</summary>
/// <param name="Part">Which one.</param>
/// <param name="Name">The whole name of the key.</param>
public sealed record KeyFact(TokenPart Part, string Name)
{
    /// <summary>Redis's name of its type; null when the key does not exist.</summary>
    public string? Type { get; init; }

    /// <summary>Whether there is such a key.</summary>
    public bool Exists => Type is not null;

    /// <summary>What is wrong with the value.</summary>
    public ValueFlaws Flaws { get; init; }

    /// <summary>Bytes of the value; null for a missing key and other types than strings.</summary>
    public long? Bytes { get; init; }

    /// <summary>Characters of the text; null when there is none.</summary>
    public int? Characters { get; init; }

    /// <summary>The mark of the value as it stands; null when there is no text.</summary>
    public Fingerprint? Mark { get; init; }

    /// <summary>The mark and length of the value without what does not belong around it; null when nothing does not.</summary>
    public TrimmedValue? Trimmed { get; init; }

    /// <summary>The beginning of the value, for the two parts that are no secrets; null for the two that are.</summary>
    public GuardedText? Text { get; init; }

    /// <summary>When Redis drops it; null for a missing key and one that never ends.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>How the value reads as a moment; only of <see cref="TokenPart.ExpiresAt"/>.</summary>
    public ExpiryReading? Expiry { get; init; }

    /// <summary>When and by whom it was changed last; null when nothing is known.</summary>
    public KeyChange? Changed { get; init; }

    /// <summary>Whether the value looks like what Intuit gives; another program may write something else that works.</summary>
    public bool FitsShape { get; init; }

    /// <summary>Whether there is a value that counts for something.</summary>
    public bool HasValue => Exists && (Flaws & (ValueFlaws.WrongType | ValueFlaws.Empty)) == 0;
}

/// <summary>What a value would be without quotation marks, blanks and line breaks around it.</summary>
/// <param name="Mark">Its mark.</param>
/// <param name="Characters">Its length.</param>
/// <param name="Text">Itself, for the parts that are no secrets and look like none; null otherwise.</param>
public sealed record TrimmedValue(Fingerprint Mark, int Characters, string? Text);
