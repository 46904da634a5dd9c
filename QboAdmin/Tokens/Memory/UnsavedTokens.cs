using System.Collections.Immutable;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>A set that Intuit issued to this process and that Redis does not hold yet.</summary>
internal sealed record UnsavedTokens
{
    public required TokenSet Tokens { get; init; }

    public required TokenOrigin Origin { get; init; }

    /// <summary>
    /// The refresh tokens that were used up on the way to this set. Whoever still stores one of them stores a token that Intuit has
    /// rotated away.
    /// </summary>
    public required ImmutableHashSet<RefreshToken> Ancestors { get; init; }

    /// <summary>What is known together with this set.</summary>
    public required ConnectionMetadata Metadata { get; init; }

    /// <summary>The part of it that saving writes.</summary>
    public required MetadataChange Change { get; init; }

    public required ConnectionEvent Happened { get; init; }

    /// <summary>Why the last attempt to save failed, in words that may be shown.</summary>
    public string Reason { get; init; } = "";
}
