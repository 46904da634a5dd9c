using System.Collections.Immutable;

namespace QboAdmin.Live;

/// <summary>All instances that are alive or fell silent less than a minute ago, by name. Equal when it would be shown alike.</summary>
/// <param name="Sightings">One for each instance.</param>
/// <param name="IsComplete">False while Redis is away and only this instance is known for sure.</param>
public sealed record InstanceBoard(ImmutableArray<InstanceSighting> Sightings, bool IsComplete)
{
    /// <summary>Nothing known yet.</summary>
    public static readonly InstanceBoard Empty = new([], false);

    /// <inheritdoc/>
    public bool Equals(InstanceBoard? other) =>
        other is not null && IsComplete == other.IsComplete && Sightings.AsSpan().SequenceEqual(other.Sightings.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sightings.Length, IsComplete);
}
