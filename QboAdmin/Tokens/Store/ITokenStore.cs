using QboAdmin.Redis;
using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>The connection in Redis. Every member either did all of its work or threw.</summary>
internal interface ITokenStore
{
    /// <summary>Reads the four keys, their ends and the metadata as they were at one moment, in one round trip.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    Task<StoredConnection> ReadAsync();

    /// <summary>
    /// Writes the four keys and the metadata in one transaction, if the keys still are what <paramref name="condition"/> says.
    /// </summary>
    /// <returns>The new version; null when the condition did not hold, and nothing was written.</returns>
    /// <exception cref="RedisAwayException">Redis did not answer. It may or may not have written.</exception>
    /// <exception cref="RedisRefusedException">Redis refused the write, for example because it is full.</exception>
    Task<long?> WriteAsync(TokenSet tokens, WriteCondition condition, MetadataChange change, ConnectionEvent? happened);

    /// <summary>Removes the four keys, if <paramref name="condition"/> holds, and changes the metadata.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    Task<long?> ClearAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened);

    /// <summary>Changes the metadata alone, if <paramref name="condition"/> holds.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    Task<long?> NoteAsync(WriteCondition condition, MetadataChange change, ConnectionEvent? happened);

    /// <summary>The latest events, newest first.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    Task<IReadOnlyList<ConnectionEvent>> ReadEventsAsync();

    /// <summary>Whether this caller is the first of all instances to notice something, within a minute.</summary>
    /// <exception cref="RedisAwayException">Redis did not answer.</exception>
    Task<bool> IsFirstToNoticeAsync(string what);
}

/// <summary>What must still be so for a write to happen.</summary>
internal abstract record WriteCondition
{
    private WriteCondition()
    {
    }

    /// <summary>Nothing; keys of a wrong type are replaced.</summary>
    internal sealed record Always : WriteCondition;

    /// <summary>Refresh and access token are those read before. A value that was not usable is not looked at.</summary>
    internal sealed record StillStored(AccessToken? AccessToken, RefreshToken? RefreshToken) : WriteCondition
    {
        public static StillStored As(StoredConnection read) => new(read.AccessToken.Value, read.RefreshToken.Value);

        /// <summary>Whether nobody may have taken the lock over since, either; asked for before Intuit is.</summary>
        public bool ChecksFence { get; init; }

        /// <summary>The fence as it was read, where it is checked; null for none.</summary>
        public string? Fence { get; init; }

        public static StillStored UnderLock(StoredConnection read) => As(read) with { ChecksFence = true, Fence = read.Metadata?.Fence };
    }

    /// <summary>There is no refresh token.</summary>
    internal sealed record StillBare : WriteCondition;

    /// <summary>None of the four keys exists.</summary>
    internal sealed record StillAbsent : WriteCondition;
}
