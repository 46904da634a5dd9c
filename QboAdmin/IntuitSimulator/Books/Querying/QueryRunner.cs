using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Querying;

/// <summary>Finds the rows that a statement asks for.</summary>
internal static class QueryRunner
{
    /// <summary>The rows of the page that was asked for, and how many match on all pages.</summary>
    /// <exception cref="RefusedException">The statement names a field that is not there.</exception>
    public static (IReadOnlyList<EntityRow> Page, int Total) Run(EntityTable table, QueryStatement statement, DateOnly today)
    {
        var filters = statement.Conditions.Select(condition => RowFilter.Of(table.Kind, condition, today)).ToList();
        // Inactive rows show only for those who say so.
        if (table.Kind.IndexOf("Active") is { } active && !statement.Conditions.Any(condition => condition.Field.Equals("Active", StringComparison.OrdinalIgnoreCase)))
            filters.Add(row => row[active] is not false);

        EntityRow[] matching = [.. table.Rows.Where(row => filters.TrueForAll(filter => filter(row.Values)))];
        IEnumerable<EntityRow> ordered = statement.Order is [] ? matching : matching.Order(OrderOf(table.Kind, statement.Order));
        return ([.. ordered.Skip(statement.StartPosition - 1).Take(statement.MaxResults)], matching.Length);
    }

    private static Comparer<EntityRow> OrderOf(EntityKind kind, IReadOnlyList<QueryOrder> order)
    {
        (int Index, int Sign)[] keys =
        [
            .. order.Select(part => (
                kind.IndexOf(part.Field) ?? throw QueryErrors.Invalid($"Property {part.Field} not found for Entity {kind.Name}"),
                part.IsDescending ? -1 : 1)),
        ];
        var id = kind.IndexOf("Id");
        return Comparer<EntityRow>.Create((left, right) =>
        {
            foreach (var (index, sign) in keys)
            {
                var (one, other) = (left.Values[index], right.Values[index]);
                // Ids are numbers that are written as text.
                var compared = index == id ? left.Id.CompareTo(right.Id) : RowFilter.Compare(one, other) ?? (one is null ? -1 : 1);
                if (compared != 0) return sign * compared;
            }
            return left.Id.CompareTo(right.Id);
        });
    }
}
