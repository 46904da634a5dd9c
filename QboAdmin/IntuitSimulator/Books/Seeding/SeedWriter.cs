using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Accounting;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>Puts objects into books that are being opened, completed as Intuit completes them.</summary>
internal sealed class SeedWriter(CompanyBooks books)
{
    public CompanyBooks Books => books;

    /// <param name="id">Null for the next one.</param>
    public void Add(EntityKind kind, string? id, DateTimeOffset made, JsonObject entity)
    {
        entity["Id"] = id ?? books.Table(kind).NextId.ToString(CultureInfo.InvariantCulture);
        entity["SyncToken"] = "0";
        Put(kind, EntityRules.Complete(kind, books, entity, null, PacificTime.DayOf(made)), made);
    }

    public void Put(EntityKind kind, JsonObject entity, DateTimeOffset made)
    {
        var stamp = PacificTime.OfEntity(made);
        entity["MetaData"] = new JsonObject { ["CreateTime"] = stamp, ["LastUpdatedTime"] = stamp };
        entity["domain"] = "QBO";
        entity["sparse"] = false;
        books.Table(kind).Put(EntityOrder.Of(kind, entity));
    }
}
