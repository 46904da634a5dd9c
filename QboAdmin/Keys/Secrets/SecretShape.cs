using System.Text.RegularExpressions;

namespace QboAdmin.Keys;

/// <summary>
/// Finds what looks like a secret inside any text, wherever it was put. When in doubt it says yes: an Operator can reveal what was masked for
/// nothing, but nobody can take back what was shown.
/// </summary>
internal static partial class SecretShape
{
    private const int ShortestRandom = 32;
    private const double LeastBitsPerCharacter = 3.7;

    /// <summary>What a whole value looks like; null when it looks like no secret.</summary>
    public static SecretKind? Of(string text) =>
        Find(text) is [var only] && only.Start == 0 && only.Length == text.Length ? only.Kind : null;

    /// <summary>All finds, in order and without overlaps.</summary>
    public static IReadOnlyList<SecretFind> Find(string text)
    {
        var finds = new List<SecretFind>();
        Add(PrivateKey(), SecretKind.PrivateKey);
        Add(RefreshToken(), SecretKind.RefreshToken);
        Add(JsonToken(), SecretKind.AccessToken);
        Add(Sealed(), SecretKind.Sealed);
        Add(Bearer(), SecretKind.Credential, group: 1);
        Add(AddressPassword(), SecretKind.Credential, group: 1);
        foreach (Match named in NamedText().Matches(text))
        {
            AddNamed(named);
        }

        foreach (var run in Run().EnumerateMatches(text))
        {
            if (LooksRandom(text.AsSpan(run.Index, run.Length)))
            {
                Keep(run.Index, run.Length, SecretKind.Random);
            }
        }

        return [.. finds.OrderBy(find => find.Start)];

        void Add(Regex shape, SecretKind kind, int group = 0)
        {
            foreach (Match match in shape.Matches(text))
            {
                Keep(match.Groups[group].Index, match.Groups[group].Length, kind);
            }
        }

        void AddNamed(Match match)
        {
            var value = match.Groups["quoted"].Success ? match.Groups["quoted"] : match.Groups["plain"];
            if (value.Length > 0 && SecretName.Is(match.Groups["name"].Value))
            {
                Keep(value.Index, value.Length, SecretKind.Named);
            }
        }

        // The surer shape was there first; of the rest only what it leaves is kept.
        void Keep(int start, int length, SecretKind kind)
        {
            if (!finds.Exists(find => start < find.Start + find.Length && find.Start < start + length))
            {
                finds.Add(new SecretFind(start, length, kind));
            }
        }
    }

    // Upper case, lower case and digits, and hardly a repetition: no word, path, number or hexadecimal id is like that.
    private static bool LooksRandom(ReadOnlySpan<char> run)
    {
        if (run.Length < ShortestRandom || !run.ContainsAnyInRange('a', 'z') || !run.ContainsAnyInRange('A', 'Z') || !run.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        Span<int> counts = stackalloc int[128];
        foreach (var character in run)
        {
            counts[character]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            bits -= count == 0 ? 0 : (double)count / run.Length * Math.Log2((double)count / run.Length);
        }

        return bits >= LeastBitsPerCharacter;
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]{0,20}PRIVATE KEY-----|$)", RegexOptions.None, 1_000)]
    private static partial Regex PrivateKey();

    // RT1-<number>-H<number>-<epoch><random>; before 2025 AB11<digits><random>.
    [GeneratedRegex(@"\bRT1-[\w.-]{4,}|\bAB1[01]\w{20,}", RegexOptions.None, 1_000)]
    private static partial Regex RefreshToken();

    // JWS has three parts (RFC 7515), JWE five (RFC 7516); cut off, it has fewer.
    [GeneratedRegex(@"\beyJ[\w-]{5,}(\.[\w-]*){0,4}", RegexOptions.None, 1_000)]
    private static partial Regex JsonToken();

    [GeneratedRegex(@"\bCfDJ8[\w-]{20,}", RegexOptions.None, 1_000)]
    private static partial Regex Sealed();

    [GeneratedRegex(@"\b(?:Bearer|Basic)\s+([\w.~+/=-]{8,})", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"://[^\s/:@]*:([^\s/@]+)@", RegexOptions.None, 1_000)]
    private static partial Regex AddressPassword();

    // "name": "value" of JSON and 'name': 'value' of Python, name=value of forms and settings, name: value of YAML and headers.
    [GeneratedRegex(@"""(?<name>[^""\\]{1,64})""\s*:\s*""(?<quoted>(?:[^""\\]|\\.)*)(?:""|$)|'(?<name>[^'\\]{1,64})'\s*:\s*'(?<quoted>(?:[^'\\]|\\.)*)(?:'|$)|\b(?<name>[\w-]{1,64})(?:\s*=\s*|:[ \t]+(?!(?i:Bearer|Basic)\s))(?<plain>[^\s&;,""]+)", RegexOptions.None, 1_000)]
    private static partial Regex NamedText();

    [GeneratedRegex(@"[A-Za-z0-9_+/=~-]{32,}", RegexOptions.None, 1_000)]
    private static partial Regex Run();
}

/// <summary>Where a secret stands in a text.</summary>
internal readonly record struct SecretFind(int Start, int Length, SecretKind Kind);
