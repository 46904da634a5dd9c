using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace QboAdmin.Keys;

/// <summary>A sentence with names of keys and with moments, which each reader sees in their own zone. Written as an interpolated string.</summary>
/// <param name="Phrases">In order.</param>
public sealed record Sentence(ImmutableArray<Phrase> Phrases)
{
    /// <inheritdoc/>
    public bool Equals(Sentence? other) => other is not null && Phrases.AsSpan().SequenceEqual(other.Phrases.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Phrases.Length;

    /// <summary>As plain text, with moments in UTC.</summary>
    public override string ToString() => string.Concat(Phrases.Select(phrase => phrase.At is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : phrase.Text));

    internal static Sentence Of(ref SentenceHandler handler) => handler.Take();
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">What is said; empty for a moment.</param>
/// <param name="IsName">Whether it is the name of a key or a value.</param>
/// <param name="At">The moment; null for a text.</param>
public sealed record Phrase(string Text, bool IsName, DateTimeOffset? At);

/// <summary>Collects what the compiler finds in an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SentenceHandler
{
    private readonly ImmutableArray<Phrase>.Builder _phrases = ImmutableArray.CreateBuilder<Phrase>();

    public SentenceHandler(int literalLength, int formattedCount)
    {
    }

    public void AppendLiteral(string text) => _phrases.Add(new Phrase(text, IsName: false, At: null));

    public void AppendFormatted(TokenPart part) => _phrases.Add(new Phrase(part.Label(), IsName: true, At: null));

    public void AppendFormatted(KeyName name) => _phrases.Add(new Phrase(name.Text, IsName: true, At: null));

    public void AppendFormatted(string text) => AppendLiteral(text);

    public void AppendFormatted(int number) => AppendLiteral(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void AppendFormatted(DateTimeOffset at) => _phrases.Add(new Phrase("", IsName: false, at));

    public Sentence Take() => new(_phrases.ToImmutable());
}
