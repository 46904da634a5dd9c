using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Accounting;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>Creates, updates, voids and deletes: what the request says, checked, completed and put into the books.</summary>
internal sealed class EntityWriter(EntityKind kind, BooksChange change, WriteOptions options, DateTimeOffset now)
{
    private EntityTable Table => change.Books.Table(kind);

    /// <returns>The whole object as it is now; of a deleted one only that it is.</returns>
    /// <exception cref="RefusedException">Intuit would say no.</exception>
    public JsonObject Write(JsonObject given)
    {
        List<ApiError> errors = [];
        var understood = kind.Shape!.Understand(given, errors);
        if (errors is not []) throw new RefusedException(errors);

        if (understood.Text("Id") is not { } id) return options.IsDelete || options.IsVoid ? throw new RefusedException(ApiError.Missing("Id")) : Create(understood);
        if (!id.All(char.IsAsciiDigit))
            throw new RefusedException(new ApiError("2030", "Invalid ID", $"Id should be a valid number. Supplied value:{id}", "Id"));
        var before = Table.Find(id)?.ToEntity() ?? throw new RefusedException(ApiError.NotFound());
        if (understood.Text("SyncToken") is not { } token) throw new RefusedException(ApiError.Missing("SyncToken"));
        if (token != before.Text("SyncToken")) throw new RefusedException(ApiError.Stale());

        if (options.IsDelete) return Delete(before, id);
        if (options.IsVoid) return Void(before);
        return Update(before, understood);
    }

    private JsonObject Create(JsonObject understood)
    {
        understood.RemoveNulls();
        understood.Remove("sparse");
        understood["Id"] = change.NewId(kind);
        understood["SyncToken"] = "0";
        return Keep(understood, before: null);
    }

    private JsonObject Update(JsonObject before, JsonObject understood)
    {
        var isSparse = understood.Flag("sparse") == true;
        var after = isSparse ? before.DeepClone().AsObject() : EntityRules.KeptByFullUpdate(kind, before);
        foreach (var (name, value) in understood) after[name] = value?.DeepClone();
        after.Remove("sparse");
        after.RemoveNulls();
        after["SyncToken"] = NextToken(before);
        return Keep(after, before);
    }

    private JsonObject Void(JsonObject before)
    {
        if (kind != EntityKinds.SalesReceipt) throw new RefusedException(new ApiError("500", "Unsupported Operation", "Operation void is not supported."));
        ReceiptRules.CheckMayChange(change.Books, before);
        var after = ReceiptVoid.Of(before);
        after["SyncToken"] = NextToken(before);
        return Stamp(after, before);
    }

    private JsonObject Delete(JsonObject before, string id)
    {
        if (kind.NameMember is not null) throw new RefusedException(new ApiError("500", "Unsupported Operation", "Operation delete is not supported."));
        ReceiptRules.CheckMayChange(change.Books, before);
        change.Delete(kind, id, now);
        return new JsonObject { ["domain"] = "QBO", ["status"] = "Deleted", ["Id"] = id };
    }

    private JsonObject Keep(JsonObject entity, JsonObject? before)
    {
        var errors = EntityRules.Check(kind, change.Books, entity, before, options);
        if (errors is not []) throw new RefusedException(errors);
        return Stamp(EntityRules.Complete(kind, change.Books, entity, before, PacificTime.DayOf(now)), before);
    }

    private JsonObject Stamp(JsonObject entity, JsonObject? before)
    {
        var stamp = PacificTime.OfEntity(now);
        entity["MetaData"] = new JsonObject { ["CreateTime"] = (before?["MetaData"] as JsonObject)?.Text("CreateTime") ?? stamp, ["LastUpdatedTime"] = stamp };
        entity["domain"] = "QBO";
        entity["sparse"] = false;
        var ordered = EntityOrder.Of(kind, entity);
        change.Put(kind, ordered);
        return ordered;
    }

    private static string NextToken(JsonObject before) =>
        (int.Parse(before.Text("SyncToken")!, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
