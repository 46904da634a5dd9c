namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>A statement of the query language, understood but not yet checked against an entity.</summary>
internal sealed record QueryStatement(
    string EntityName,
    bool IsCount,
    IReadOnlyList<QueryCondition> Conditions,
    IReadOnlyList<QueryOrder> Order,
    int StartPosition,
    int MaxResults)
{
    public const int DefaultPage = 100;
    public const int LargestPage = 1000;

    /// <summary>What Intuit's validation says about the paging clauses; null when they are in order.</summary>
    public string? PagingProblem()
    {
        if (StartPosition < 1) return $"value {StartPosition} is too small. Min allowed value is 1";
        if (MaxResults < 1) return $"value {MaxResults} is too small. Min allowed value is 1";
        return MaxResults > LargestPage ? $"value {MaxResults} is too large. Max allowed value is {LargestPage}" : null;
    }
}

/// <param name="Operator">In capital letters; IN has several values, the others one.</param>
internal sealed record QueryCondition(string Field, string Operator, IReadOnlyList<QueryToken> Values);

internal sealed record QueryOrder(string Field, bool IsDescending);
