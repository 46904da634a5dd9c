using System.Collections.Immutable;
using QboAdmin.Intuit;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>What this process knows at one moment.</summary>
internal sealed record MemoryState
{
    public static readonly MemoryState Empty = new();

    /// <summary>The whole set to go by; null when there is none.</summary>
    public TokenSet? Tokens { get; init; }

    /// <summary>What can be handed out, also of a set that is not whole.</summary>
    public AccessGrant? Grant { get; init; }

    public ConnectionMetadata Metadata { get; init; } = ConnectionMetadata.Unknown;

    /// <summary>Redis as it was last read; null before the first read.</summary>
    public StoredConnection? Stored { get; init; }

    /// <summary>The refresh tokens that this process has seen replaced within the present connection, the oldest first.</summary>
    public ImmutableList<RefreshToken> Ancestors { get; init; } = [];

    public UnsavedTokens? Unsaved { get; init; }

    /// <summary>A disconnect that Redis has yet to hear of.</summary>
    public PendingClear? ToClear { get; init; }

    /// <summary>Whether unsaved tokens must stay here, because Intuit is being asked for their successors.</summary>
    public bool HoldsBack { get; init; }

    /// <summary>When to try again, as far as only this process knows.</summary>
    public RetryPlan? OwnRetry { get; init; }
}
