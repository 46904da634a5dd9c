using QboAdmin.Values;

namespace QboAdmin.Access;

/// <summary>All API keys: <c>QBOADMIN_API_KEYS</c> = <c>name:role:key,…</c>.</summary>
internal sealed class ApiKeyRing(IReadOnlyList<ApiKey> keys)
{
    private const int MaxKeyLength = 512;

    public static readonly ApiKeyRing Empty = new([]);

    public bool IsEmpty => keys.Count == 0;

    /// <summary>Reads the setting. No message of an error holds a key.</summary>
    /// <exception cref="FormatException">An entry is wrong; the message says which and why.</exception>
    public static ApiKeyRing Parse(string? setting)
    {
        var entries = (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var keys = entries.Select(ParseEntry).ToList();
        if (keys.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FormatException($"QBOADMIN_API_KEYS has two entries named '{twice.Key}'. Give each key its own name.");
        }

        return keys.GroupBy(key => key.Text, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same
            ? throw new FormatException($"{string.Join(" and ", same.Select(key => $"'{key.Name}'"))} in QBOADMIN_API_KEYS have the same key. Give each its own.")
            : new ApiKeyRing([.. keys.Select(key => key.Key)]);
    }

    /// <summary>The entry with this key, or null. Every entry is compared, so the time does not tell which.</summary>
    public ApiKey? Find(string? presented)
    {
        if (presented is not { Length: > 0 and <= MaxKeyLength })
        {
            return null;
        }

        ApiKey? found = null;
        foreach (var key in keys)
        {
            if (key.Matches(presented))
            {
                found = key;
            }
        }

        return found;
    }

    private static (string Name, string Text, ApiKey Key) ParseEntry(string entry, int index)
    {
        var parts = entry.Split(':', 3, StringSplitOptions.TrimEntries);
        if (parts.Length != 3 || parts.Any(part => part.Length == 0))
        {
            throw new FormatException($"Entry {index + 1} of QBOADMIN_API_KEYS is not of the form name:role:key.");
        }

        if (!Enum.TryParse<Role>(parts[1], ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsAsciiDigit(parts[1][0]))
        {
            throw new FormatException($"The role of '{parts[0]}' in QBOADMIN_API_KEYS must be Viewer, Finance, Operator or Program.");
        }

        return parts[2].Length > MaxKeyLength
            ? throw new FormatException($"The key of '{parts[0]}' in QBOADMIN_API_KEYS is longer than {MaxKeyLength} characters.")
            : (parts[0], parts[2], new ApiKey(parts[0], role, parts[2]));
    }
}
