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

    /// <summary>The same, with an end that does not tremble: what is left is measured anew with each read.</summary>
    internal KeyRow Steady(KeyRow? before) => this with { GoneAt = Ends.Steady(before?.GoneAt, GoneAt) };
}

/// <summary>Compares ends that were reckoned from what was left.</summary>
internal static class Ends
{
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1.5);

    /// <summary>The end before, if the new one means the same.</summary>
    public static DateTimeOffset? Steady(DateTimeOffset? before, DateTimeOffset? now) =>
        before is { } old && now is { } latest && (old - latest).Duration() < Same ? before : now;
}
