using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>Changes a company's books from outside: its preferences, a load for measurements, and a new beginning.</summary>
internal sealed class BooksEndpoint(BooksShelf shelf, ControlReply reply)
{
    public async Task<IResult> ChangePreferencesAsync(HttpRequest request, string realmId)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.PreferencesChange, PreferencesChange.Example).ConfigureAwait(false);
        return reply.To(request, input, "preferences", ControlJson.Default.JsonObject, change => shelf.Find(realmId) is { } books
            ? (change.ApplyTo(books), null)
            : (null, "There is no such company."));
    }

    public async Task<IResult> LoadAsync(HttpRequest request, string realmId)
    {
        var input = await ControlBody.ReadAsync(request, ControlJson.Default.BooksLoad, BooksLoad.Example).ConfigureAwait(false);
        return reply.To(request, input, "load", ControlJson.Default.BooksLoad, load =>
        {
            if (load.Problem() is { } problem) return (null, problem);
            if (shelf.Find(realmId) is not { } books) return (null, "There is no such company.");
            books.Load(new BulkLoad(load.Customers, load.Receipts));
            return (load, null);
        });
    }

    /// <summary>How many objects of each kind there are.</summary>
    public IResult Count(string realmId) => shelf.Find(realmId) is { } books
        ? TypedResults.Json(
            books.Read(open => new JsonObject(EntityKinds.Stored.Select(kind => KeyValuePair.Create<string, JsonNode?>(kind.Name, open.Table(kind).Count)))),
            ControlJson.Default.JsonObject)
        : TypedResults.NotFound();
}
