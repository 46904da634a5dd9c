namespace QboAdmin.Values;

/// <summary>
/// A value that must never be printed: its text leaves only through <see cref="Reveal"/>, and everything that formats it
/// (logs, string interpolation, serializers, debuggers) gets a mask.
/// </summary>
internal abstract class Secret : IEquatable<Secret>
{
    private readonly string _value;

    private protected Secret(string value) => _value = value;

    /// <summary>The number of characters, which may be shown.</summary>
    public int Length => _value.Length;

    /// <summary>The text itself, for the one place that sends or stores it.</summary>
    public string Reveal() => _value;

    public bool Equals(Secret? other) => other is not null && other.GetType() == GetType() && other._value == _value;

    public sealed override bool Equals(object? obj) => Equals(obj as Secret);

    public sealed override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public sealed override string ToString() => $"{GetType().Name}(•••)";

    public static bool operator ==(Secret? left, Secret? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Secret? left, Secret? right) => !(left == right);

    /// <summary>Whether every character may stand in an HTTP header: printable ASCII without spaces (RFC 6750 allows less).</summary>
    private protected static bool IsHeaderSafe(string value, int maxLength) =>
        value.Length > 0 && value.Length <= maxLength && !value.AsSpan().ContainsAnyExceptInRange('!', '~');
}
