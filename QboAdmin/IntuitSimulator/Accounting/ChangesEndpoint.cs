using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Http;
using QboAdmin.IntuitSimulator.State;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>Change data capture: what was made, changed or deleted since a moment.</summary>
internal sealed class ChangesEndpoint(BooksShelf shelf, ApiAnswers answers, SimulatorClock clock)
{
    private const int MostObjects = 1000;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    public IntuitAnswer Read(HttpRequest request, string realmId)
    {
        EntityKind?[] kinds =
        [
            .. request.Query["entities"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(EntityKinds.Find),
        ];
        if (kinds is [] || kinds.Any(kind => kind is not { HasChanges: true }) || shelf.Find(realmId) is not { } books)
            return answers.Fault(new ApiError("2500", "Invalid Reference Id", "An entity in the list is unknown or has no change data capture.", "entities"));
        if (!PacificTime.TryParse(request.Query["changedSince"].ToString(), out var since))
            return answers.Fault(new ApiError("2060", "Invalid Date", "changedSince should be a date and time.", "changedSince"));
        if (clock.Now - since > LookBack)
            return answers.Fault(ApiError.Business("changedSince must not be more than 30 days ago."));

        JsonObject[] responses = books.Read(open =>
        {
            var left = MostObjects;
            return kinds.Select(kind => Changes(open, kind!, since, ref left)).ToArray();
        });
        var query = new JsonObject { ["QueryResponse"] = new JsonArray([.. responses]) };
        return ApiAnswers.Ok(answers.Envelope("CDCResponse", new JsonArray(query)));
    }

    private static JsonObject Changes(CompanyBooks books, EntityKind kind, DateTimeOffset since, ref int left)
    {
        var updated = kind.IndexOf("MetaData.LastUpdatedTime")!.Value;
        var existing = books.Table(kind).Rows.Where(row => row.Values[updated] is DateTimeOffset at && at >= since).Select(row => row.ToEntity());
        var deleted = books.Deletions.Where(deletion => deletion.Kind == kind.Name && deletion.At >= since).Select(deletion => new JsonObject
        {
            ["domain"] = "QBO",
            ["status"] = "Deleted",
            ["Id"] = deletion.Id,
            ["MetaData"] = new JsonObject { ["LastUpdatedTime"] = PacificTime.OfEntity(deletion.At) },
        });
        JsonObject[] rows = [.. existing.Concat(deleted).Take(left)];
        left -= rows.Length;
        return rows is []
            ? []
            : new JsonObject { [kind.Name] = new JsonArray([.. rows]), ["startPosition"] = 1, ["maxResults"] = rows.Length, ["totalCount"] = rows.Length };
    }
}
