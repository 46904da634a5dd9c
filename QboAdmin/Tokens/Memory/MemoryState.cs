using QboAdmin.Intuit;

namespace QboAdmin.Tokens;

/// <summary>What this process knows at one moment.</summary>
internal sealed record MemoryState
{
    public static readonly MemoryState Empty = new();

    /// <summary>The whole set to go by; null when there is none.</summary>
    public TokenSet? Tokens { get; init; }

    /// <summary>The same, ready to hand out.</summary>
    public AccessGrant? Grant { get; init; }

    public ConnectionMetadata Metadata { get; init; } = ConnectionMetadata.Unknown;

    /// <summary>Redis as it was last read; null before the first read.</summary>
    public StoredConnection? Stored { get; init; }

    public UnsavedTokens? Unsaved { get; init; }

    /// <summary>A disconnect that Redis has yet to hear of.</summary>
    public PendingClear? ToClear { get; init; }
}
