namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>What Intuit says about statements it does not take.</summary>
internal static class QueryErrors
{
    public static RefusedException Parsing(string detail) => new(new ApiError("4000", "Error parsing query", $"QueryParserError: {detail}"));

    public static RefusedException Unexpected(QueryToken token, string expected) => Parsing(
        $"Encountered \" <{(token.Kind == QueryTokenKind.Word ? "IDENTIFIER" : token.Kind.ToString().ToUpperInvariant())}> \"{token.Text} \"\""
        + $" at line 1, column {token.Column}. Was expecting one of: {expected}");

    public static RefusedException Invalid(string detail) => new(new ApiError("4001", "Invalid query", $"QueryValidationError: {detail}"));
}
