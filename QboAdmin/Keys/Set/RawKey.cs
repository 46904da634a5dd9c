using StackExchange.Redis;

namespace QboAdmin.Keys;

/// <summary>What Redis answered about one key. Holds a secret: it lives no longer than the making of a picture or a write.</summary>
internal sealed class RawKey
{
    public required RedisKey Name { get; init; }

    public required TokenPart Part { get; init; }

    /// <summary>Redis's name of the type; null when there is no such key.</summary>
    public required string? Type { get; init; }

    /// <summary>What is left of its life; null for a missing key and one without an end.</summary>
    public required TimeSpan? Life { get; init; }

    /// <summary>Bytes of the whole value; null unless it is a string.</summary>
    public required long? Bytes { get; init; }

    /// <summary>The value, or as much of it as is ever read; null unless it is a string.</summary>
    public required byte[]? Value { get; init; }
}

/// <summary>What Redis answered about one environment.</summary>
internal sealed record RawSet(IReadOnlyList<RawKey> Keys, HashEntry[] Notes);
