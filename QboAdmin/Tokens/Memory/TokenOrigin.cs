namespace QboAdmin.Tokens;

/// <summary>How a set came to be, as far as that decides whether it may be written over another.</summary>
internal abstract record TokenOrigin
{
    private TokenOrigin()
    {
    }

    /// <summary>A person connected, at that moment.</summary>
    /// <param name="At">As in <see cref="ConnectedBy.At"/>.</param>
    /// <param name="Seen">What Redis was last known to hold then; null when it had never been read.</param>
    internal sealed record Connect(DateTimeOffset At, StoredConnection? Seen) : TokenOrigin;

    /// <summary>One or more refreshes of what Redis held.</summary>
    /// <param name="Seen">What Redis held before the first of them.</param>
    internal sealed record Refresh(StoredConnection Seen) : TokenOrigin;
}
