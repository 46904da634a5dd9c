using System.Text;

namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>
/// Takes a statement apart. Within quotes, a backslash escapes a quote or a backslash; before anything else it is itself, as clients in use send it.
/// </summary>
internal static class QueryLexer
{
    private static readonly string[] Signs = ["<=", ">=", "!=", "=", "<", ">", "(", ")", ",", "*", ";"];

    /// <exception cref="RefusedException">There is a character that belongs nowhere, or a text that does not end.</exception>
    public static List<QueryToken> Read(string statement)
    {
        var tokens = new List<QueryToken>();
        for (var at = 0; at < statement.Length;)
        {
            var character = statement[at];
            if (char.IsWhiteSpace(character)) at++;
            else if (character == '\'') at = ReadText(statement, at, tokens);
            else if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_') at = ReadWord(statement, at, tokens);
            else if (Signs.FirstOrDefault(sign => string.CompareOrdinal(statement, at, sign, 0, sign.Length) == 0) is { } sign)
            {
                tokens.Add(new QueryToken(QueryTokenKind.Sign, sign, at + 1));
                at += sign.Length;
            }
            else throw Lexical(character, at);
        }
        tokens.Add(new QueryToken(QueryTokenKind.End, "<EOF>", statement.Length + 1));
        return tokens;
    }

    private static int ReadText(string statement, int start, List<QueryToken> tokens)
    {
        var text = new StringBuilder();
        for (var at = start + 1; at < statement.Length; at++)
        {
            if (statement[at] == '\\' && at + 1 < statement.Length && statement[at + 1] is '\\' or '\'') text.Append(statement[++at]);
            else if (statement[at] == '\'')
            {
                tokens.Add(new QueryToken(QueryTokenKind.Text, text.ToString(), start + 1));
                return at + 1;
            }
            else text.Append(statement[at]);
        }
        throw Lexical('\'', start);
    }

    private static int ReadWord(string statement, int start, List<QueryToken> tokens)
    {
        var end = start + 1;
        while (end < statement.Length && (char.IsAsciiLetterOrDigit(statement[end]) || statement[end] is '.' or '_' or '-' or ':')) end++;
        var word = statement[start..end];
        var isNumber = decimal.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out _);
        tokens.Add(new QueryToken(isNumber ? QueryTokenKind.Number : QueryTokenKind.Word, word, start + 1));
        return end;
    }

    private static RefusedException Lexical(char character, int at) => QueryErrors.Parsing(
        $"Lexical error at line 1, column {at + 1}. Encountered: \"{(char.IsAscii(character) ? character : $"\\u{(int)character:x4}")}\"");
}
