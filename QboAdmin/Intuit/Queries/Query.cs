using System.Collections.Immutable;
using System.Globalization;
using QboAdmin.Intuit.Entities;

namespace QboAdmin.Intuit.Queries;

/// <summary>
/// A statement of Intuit's query language for one kind of entity. Every part is typed, so no text of a person ever becomes syntax. Intuit knows
/// neither "or" nor "not".
/// </summary>
internal sealed record Query<T>
    where T : class, IQboEntity<T>
{
    /// <summary>The most rows of one answer.</summary>
    public const int LargestPage = 1_000;

    private ImmutableArray<string> Conditions { get; init; } = [];

    private ImmutableArray<string> Order { get; init; } = [];

    /// <summary>The first row, from 1.</summary>
    public int StartPosition { get; private init; } = 1;

    /// <summary>At most this many rows.</summary>
    public int MaxResults { get; private init; } = LargestPage;

    public Query<T> Where(QueryCondition<T> condition) => this with { Conditions = Conditions.Add(condition.Text) };

    /// <summary>Adds a condition only if there is one.</summary>
    public Query<T> WhereIf(QueryCondition<T>? condition) => condition is null ? this : Where(condition);

    public Query<T> OrderBy(QueryField<T> field) => this with { Order = Order.Add(field.Name) };

    public Query<T> OrderByDescending(QueryField<T> field) => this with { Order = Order.Add($"{field.Name} DESC") };

    /// <exception cref="ArgumentOutOfRangeException">Intuit counts from 1 and answers at most <see cref="LargestPage"/> rows.</exception>
    public Query<T> Page(int startPosition, int maxResults)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startPosition, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxResults, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxResults, LargestPage);
        return this with { StartPosition = startPosition, MaxResults = maxResults };
    }

    /// <summary>Asks for the rows.</summary>
    public string ToStatement()
    {
        var order = Order.IsEmpty ? "" : $" ORDERBY {string.Join(", ", Order)}";
        return string.Create(
            CultureInfo.InvariantCulture, $"SELECT * FROM {T.EntityName}{Filter}{order} STARTPOSITION {StartPosition} MAXRESULTS {MaxResults}");
    }

    /// <summary>Asks only how many rows there are, on all pages together.</summary>
    public string ToCountStatement() => $"SELECT COUNT(*) FROM {T.EntityName}{Filter}";

    private string Filter => Conditions.IsEmpty ? "" : $" WHERE {string.Join(" AND ", Conditions)}";
}
