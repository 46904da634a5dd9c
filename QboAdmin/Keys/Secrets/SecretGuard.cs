using System.Text.RegularExpressions;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>The one way by which a text from Redis reaches a page: its secrets, known by name, by shape or by having been seen, become marks.</summary>
internal sealed class SecretGuard(Fingerprinter fingerprinter, KnownSecrets known)
{
    /// <param name="name">The name of the key or field that the text stands under.</param>
    /// <param name="text">The text.</param>
    public GuardedText Guard(string name, string text) => text.Length == 0 ? GuardedText.Empty
        : SecretName.Is(name) ? new GuardedText([Mask(text, SecretShape.Of(text) ?? SecretKind.Named)])
        : Guard(text);

    /// <summary>For a text that no name speaks for.</summary>
    public GuardedText Guard(string text)
    {
        var pieces = new List<TextPiece>();
        var at = 0;
        foreach (var find in Merge(Find(text)))
        {
            Show(text[at..find.Start]);
            pieces.Add(Mask(text.Substring(find.Start, find.Length), find.Kind));
            at = find.Start + find.Length;
        }

        Show(text[at..]);
        return new GuardedText([.. pieces]);

        void Show(string plain)
        {
            if (plain.Length > 0)
            {
                pieces.Add(new TextPiece(plain, null));
            }
        }
    }

    public SecretMark Mark(string text, SecretKind kind) => new(fingerprinter.Of(new SecretText(text)), text.Length, kind);

    private IEnumerable<SecretFind> Find(string text)
    {
        try
        {
            return SecretShape.Find(text).Concat(known.Find(text));
        }
        catch (RegexMatchTimeoutException)
        {
            // Nobody knows what is in it, so nobody is shown it.
            return [new SecretFind(0, text.Length, SecretKind.Random)];
        }
    }

    // Finds may overlap, and nothing that any of them covers may be shown.
    private static List<SecretFind> Merge(IEnumerable<SecretFind> finds)
    {
        var merged = new List<SecretFind>();
        foreach (var find in finds.OrderBy(find => find.Start).ThenByDescending(find => find.Length))
        {
            if (merged is [.., var last] && find.Start < last.Start + last.Length)
            {
                merged[^1] = last with { Length = Math.Max(last.Length, find.Start + find.Length - last.Start) };
            }
            else
            {
                merged.Add(find);
            }
        }

        return merged;
    }

    private TextPiece Mask(string text, SecretKind kind) => new(null, Mark(text, kind));
}
