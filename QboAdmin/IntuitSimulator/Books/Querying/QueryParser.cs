using System.Globalization;

namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>
/// Understands Intuit's query language: SELECT … FROM … WHERE … AND … ORDERBY … STARTPOSITION n MAXRESULTS n, in any case and spacing, the last
/// two in any order. "Or" and "not" are known to Intuit's parser and refused by it.
/// </summary>
internal sealed class QueryParser
{
    private static readonly string[] Operators = ["=", "<", ">", "<=", ">=", "LIKE", "IN"];

    private readonly List<QueryToken> _tokens;
    private int _at;

    private QueryParser(string text) => _tokens = QueryLexer.Read(text);

    private QueryToken Next => _tokens[_at];

    /// <exception cref="RefusedException">The statement does not parse.</exception>
    public static QueryStatement Parse(string text) => new QueryParser(text).ReadStatement();

    private QueryStatement ReadStatement()
    {
        Expect("SELECT");
        var isCount = ReadColumns();
        Expect("FROM");
        var entity = Take(QueryTokenKind.Word, "<IDENTIFIER>").Text;
        var conditions = TakeIf("WHERE") ? ReadList(ReadCondition, "AND") : [];
        var order = TakeOrder() ? ReadList(ReadOrder, ",") : [];
        var (start, max) = ReadPaging();
        return Next.Kind == QueryTokenKind.End
            ? new QueryStatement(entity, isCount, conditions, order, start ?? 1, max ?? QueryStatement.DefaultPage)
            : throw QueryErrors.Unexpected(Next, "\"WHERE\" \"AND\" \"ORDERBY\" \"STARTPOSITION\" \"MAXRESULTS\" <EOF>");
    }

    // Columns are taken and not heeded: all fields come back. "SELECT FROM X" is seen in use.
    private bool ReadColumns()
    {
        if (TakeIf("COUNT"))
        {
            Expect("(");
            Expect("*");
            Expect(")");
            return true;
        }
        while (!Next.Is("FROM") && Next.Kind is QueryTokenKind.Word or QueryTokenKind.Sign && (Next.Kind == QueryTokenKind.Word || Next.Text is "*" or ",")) _at++;
        return false;
    }

    private QueryCondition ReadCondition()
    {
        var field = Take(QueryTokenKind.Word, "<IDENTIFIER>").Text;
        var operation = Operators.FirstOrDefault(Next.Is) ?? throw QueryErrors.Unexpected(Next, "\"=\" \"<\" \">\" \"<=\" \">=\" \"LIKE\" \"IN\"");
        _at++;
        if (operation != "IN") return new QueryCondition(field, operation, [TakeValue()]);
        Expect("(");
        var values = ReadList(TakeValue, ",");
        Expect(")");
        return new QueryCondition(field, operation, values);
    }

    private QueryOrder ReadOrder()
    {
        var field = Take(QueryTokenKind.Word, "<IDENTIFIER>").Text;
        var isDescending = TakeIf("DESC");
        if (!isDescending) TakeIf("ASC");
        return new QueryOrder(field, isDescending);
    }

    private (int? Start, int? Max) ReadPaging()
    {
        int? start = null, max = null;
        while (true)
        {
            if (start is null && TakeIf("STARTPOSITION")) start = TakeNumber();
            else if (max is null && TakeIf("MAXRESULTS")) max = TakeNumber();
            else return (start, max);
        }
    }

    private bool TakeOrder()
    {
        if (TakeIf("ORDERBY")) return true;
        if (!TakeIf("ORDER")) return false;
        Expect("BY");
        return true;
    }

    private QueryToken TakeValue()
    {
        var isValue = Next.Kind is QueryTokenKind.Text or QueryTokenKind.Number
            || (Next.Kind == QueryTokenKind.Word && (Next.Is("true") || Next.Is("false") || Next.Is("CURRENT_DATE")));
        return isValue ? _tokens[_at++] : throw QueryErrors.Unexpected(Next, "<QUOTED_STRING> <NUMBER> \"true\" \"false\"");
    }

    private int TakeNumber() =>
        int.TryParse(Take(QueryTokenKind.Number, "<NUMBER>").Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw QueryErrors.Unexpected(_tokens[_at - 1], "<INTEGER>");

    private List<T> ReadList<T>(Func<T> read, string separator)
    {
        List<T> list = [read()];
        while (TakeIf(separator)) list.Add(read());
        return list;
    }

    private QueryToken Take(QueryTokenKind kind, string expected) => Next.Kind == kind ? _tokens[_at++] : throw QueryErrors.Unexpected(Next, expected);

    private bool TakeIf(string word)
    {
        if (!Next.Is(word)) return false;
        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!TakeIf(word)) throw QueryErrors.Unexpected(Next, $"\"{word}\"");
    }
}
