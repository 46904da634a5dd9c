using QboAdmin.Redis;

namespace QboAdmin.Keys;

/// <summary>Which of the other keys somebody wants to see.</summary>
/// <param name="Pattern">Redis's pattern; a text without <c>*</c>, <c>?</c> and <c>[</c> means names that contain it. Empty for all.</param>
/// <param name="Type">Redis's name of a type; null for all.</param>
public sealed record ScanFilter(string Pattern, string? Type)
{
    /// <summary>The longest pattern taken.</summary>
    public const int Longest = 200;

    /// <summary>The types there are.</summary>
    public static readonly IReadOnlyList<string> Types = ["string", "hash", "list", "set", "zset", "stream"];

    /// <summary>All keys.</summary>
    public static readonly ScanFilter All = new("", null);

    /// <summary>QboAdmin's own keys.</summary>
    public static readonly ScanFilter Own = new(RedisKeys.OwnPrefix + "*", null);

    /// <summary>Takes what an address or a field says; what makes no sense is left out.</summary>
    public static ScanFilter Of(string? pattern, string? type)
    {
        var text = (pattern ?? "").Trim();
        return new ScanFilter(text.Length > Longest ? text[..Longest] : text, Types.FirstOrDefault(known => known == type));
    }

    /// <summary>What the server is asked to match.</summary>
    internal string Match => Pattern.Length == 0 ? "*" : Pattern.AsSpan().ContainsAny("*?[") ? Pattern : $"*{Pattern}*";
}
