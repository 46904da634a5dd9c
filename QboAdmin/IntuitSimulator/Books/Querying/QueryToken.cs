namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>A word, a text or a sign of a statement.</summary>
/// <param name="Text">Without quotes and escapes.</param>
/// <param name="Column">From 1, for the words of an error.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, int Column)
{
    public bool Is(string word) => Kind != QueryTokenKind.Text && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

internal enum QueryTokenKind
{
    Word,
    Number,
    Text,
    Sign,
    End,
}
