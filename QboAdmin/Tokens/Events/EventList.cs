using System.Collections.Immutable;

namespace QboAdmin.Tokens;

/// <summary>Events, newest first; equal when they are the same ones.</summary>
/// <param name="Events">The events.</param>
public sealed record EventList(ImmutableArray<ConnectionEvent> Events)
{
    /// <summary>None yet.</summary>
    public static readonly EventList Empty = new([]);

    /// <inheritdoc/>
    public bool Equals(EventList? other) => other is not null && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Events.Length;
}
