namespace QboAdmin.Keys;

/// <summary>One of the other keys in the list. Equal when it would be drawn alike.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Redis's name of its type; null when it is gone.</param>
/// <param name="GoneAt">When Redis drops it; null for never.</param>
/// <param name="Bytes">Bytes in memory; null when the server does not tell.</param>
/// <param name="Count">Bytes of a string, entries of anything else.</param>
/// <param name="Preview">The beginning of a string's value; null for anything else.</param>
public sealed record KeyRow(KeyName Name, string? Type, DateTimeOffset? GoneAt, long? Bytes, long Count, GuardedText? Preview)
{
    /// <summary>Whether it is gone.</summary>
    public bool IsGone => Type is null;
}
