using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Querying;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Companies;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Runs statements over a company's books.</summary>
internal sealed class QueryService(BooksShelf shelf, SimulatorClock clock)
{
    /// <summary>The content of a <c>QueryResponse</c>: empty when nothing matches, with neither array nor counts.</summary>
    /// <exception cref="RefusedException">Intuit would not take the statement.</exception>
    public JsonObject Run(string realmId, string text)
    {
        var statement = QueryParser.Parse(text);
        if (EntityKinds.Find(statement.EntityName) is not { } kind || shelf.Find(realmId) is not { } books)
            throw QueryErrors.Invalid($"invalid context declaration: {statement.EntityName}");
        if (statement.PagingProblem() is { } problem) throw QueryErrors.Invalid(problem);

        var (rows, total) = books.Read(open => Find(open, realmId, kind, statement));
        if (statement.IsCount) return new JsonObject { ["totalCount"] = total };
        return rows is []
            ? []
            : new JsonObject { [kind.Name] = new JsonArray([.. rows]), ["startPosition"] = statement.StartPosition, ["maxResults"] = rows.Count };
    }

    private (IReadOnlyList<JsonObject> Rows, int Total) Find(CompanyBooks books, string realmId, EntityKind kind, QueryStatement statement)
    {
        if (kind == EntityKinds.CompanyInfo) return Single(statement, CompanyInfo.Of(CompanyList.Find(realmId)!));
        if (kind == EntityKinds.Preferences) return Single(statement, books.Preferences.DeepClone().AsObject());
        var (page, total) = QueryRunner.Run(books.Table(kind), statement, PacificTime.DayOf(clock.Now));
        return ([.. page.Select(row => row.ToEntity())], total);
    }

    private static (IReadOnlyList<JsonObject> Rows, int Total) Single(QueryStatement statement, JsonObject row) =>
        (statement.StartPosition == 1 ? [row] : [], 1);
}
