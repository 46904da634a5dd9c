namespace QboAdmin.Tokens;

/// <summary>A set that Intuit issued to this process and that Redis does not hold yet.</summary>
internal sealed record UnsavedTokens
{
    public required TokenSet Tokens { get; init; }

    /// <summary>
    /// What Redis held under the lock when Intuit was asked, the first of a chain if several refreshes could not be saved; null when
    /// a person connected.
    /// </summary>
    public required StoredConnection? Before { get; init; }

    /// <summary>What is known together with this set.</summary>
    public required ConnectionMetadata Metadata { get; init; }

    /// <summary>The part of it that saving writes.</summary>
    public required MetadataChange Change { get; init; }

    public required ConnectionEvent Happened { get; init; }

    /// <summary>When a person connected, this moment; a connection made later on another instance wins.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>Why the last attempt to save failed, in words that may be shown.</summary>
    public string Reason { get; init; } = "";
}
