using System.Globalization;
using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Storage;

/// <summary>What a request is about to change. Nothing of it is in the books before the request has succeeded.</summary>
internal sealed class BooksChange(CompanyBooks books)
{
    public CompanyBooks Books => books;

    public JournalEntry Entry { get; } = new();

    /// <summary>The id for a new object.</summary>
    public string NewId(EntityKind kind) => books.Table(kind).NextId.ToString(CultureInfo.InvariantCulture);

    public void Put(EntityKind kind, JsonObject entity) => Entry.Rows.Add(new JournalRow(kind.Name, entity.DeepClone().AsObject()));

    public void Delete(EntityKind kind, string id, DateTimeOffset at) => Entry.Deletions.Add(new Tombstone(kind.Name, id, at));
}

/// <summary>Under which id a request was sent, and what it asked.</summary>
internal sealed record RequestKey(string Id, string Print);
