using System.Collections.Immutable;
using QboAdmin.Values;

namespace QboAdmin.Keys;

/// <summary>A text from Redis as it may be shown: its secrets are marks.</summary>
/// <param name="Pieces">In order.</param>
public sealed record GuardedText(ImmutableArray<TextPiece> Pieces)
{
    /// <summary>No text.</summary>
    public static readonly GuardedText Empty = new([]);

    /// <summary>Whether anything is masked.</summary>
    public bool HasSecret => Pieces.Any(piece => piece.Secret is not null);

    /// <summary>The one mark that stands for all of it; null when some of it is shown.</summary>
    public SecretMark? Whole => Pieces is [{ Secret: { } secret }] ? secret : null;

    /// <summary>A text without secrets.</summary>
    public static GuardedText Plain(string text) => text.Length == 0 ? Empty : new([new TextPiece(text, null)]);

    /// <summary>The beginning, with the whole of a mark it ends in.</summary>
    /// <param name="longest">At most this many characters of what is shown.</param>
    public GuardedText Beginning(int longest)
    {
        var kept = new List<TextPiece>();
        foreach (var piece in Pieces)
        {
            if (piece.Plain is { } plain && plain.Length > longest)
            {
                kept.Add(new TextPiece(plain[..longest] + "…", null));
                break;
            }

            kept.Add(piece);
            longest -= piece.Plain?.Length ?? 0;
        }

        return new GuardedText([.. kept]);
    }

    /// <inheritdoc/>
    public bool Equals(GuardedText? other) => other is not null && Pieces.AsSpan().SequenceEqual(other.Pieces.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Pieces.Length;

    /// <summary>What is shown, with marks as text.</summary>
    public override string ToString() => string.Concat(Pieces.Select(piece => piece.Plain ?? piece.Secret!.Mark.ToString()));
}

/// <summary>One piece of a text: shown as it is, or masked.</summary>
/// <param name="Plain">The text; null when it is masked.</param>
/// <param name="Secret">What stands in its place; null when it is shown.</param>
public sealed record TextPiece(string? Plain, SecretMark? Secret);

/// <summary>What is shown in place of a secret.</summary>
/// <param name="Mark">The same for the same secret everywhere.</param>
/// <param name="Characters">Its length.</param>
/// <param name="Kind">What it was taken for.</param>
public sealed record SecretMark(Fingerprint Mark, int Characters, SecretKind Kind);
