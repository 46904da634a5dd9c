using System.Collections.Immutable;

namespace QboAdmin.Keys;

/// <summary>Keys under the contract's prefix that the contract doesn't know, as far as they have been looked for. Equal when drawn alike.</summary>
/// <param name="Names">At most <see cref="Most"/> of them, by name.</param>
/// <param name="IsDone">Whether all keys were looked at once.</param>
public sealed record StraySweep(ImmutableArray<KeyName> Names, bool IsDone)
{
    /// <summary>More than anybody reads.</summary>
    public const int Most = 50;

    /// <summary>Nothing looked at yet.</summary>
    public static readonly StraySweep Unknown = new([], false);

    /// <inheritdoc/>
    public bool Equals(StraySweep? other) => other is not null && IsDone == other.IsDone && Names.AsSpan().SequenceEqual(other.Names.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Names.Length, IsDone);
}
