using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Http;

namespace QboAdmin.IntuitSimulator.Books.Storage;

/// <summary>An object as it is kept: its JSON, and beside it the values that queries look at, so that these read no JSON.</summary>
internal sealed record EntityRow(long Id, byte[] Json, object?[] Values)
{
    public JsonObject ToEntity() => JsonNode.Parse(Json)!.AsObject();
}

/// <summary>All objects of one kind, by id. Touched under the lock of its books only.</summary>
internal sealed class EntityTable(EntityKind kind)
{
    private SortedDictionary<long, EntityRow> _rows = [];
    private Dictionary<string, long> _byName = new(StringComparer.OrdinalIgnoreCase);

    // The tax codes TAX and NON are called by their names; they stand before all numbers.
    private Dictionary<string, long> _wordIds = [];

    public EntityKind Kind => kind;

    /// <summary>A table with the same rows, which never change themselves.</summary>
    public EntityTable Copy() => new(kind)
    {
        _rows = new SortedDictionary<long, EntityRow>(_rows),
        _byName = new Dictionary<string, long>(_byName, StringComparer.OrdinalIgnoreCase),
        _wordIds = new Dictionary<string, long>(_wordIds),
        NextId = NextId,
    };

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyCollection<EntityRow> Rows => _rows.Values;

    public int Count => _rows.Count;

    /// <summary>Ids are never used again.</summary>
    public long NextId { get; private set; } = 1;

    public EntityRow? Find(string? id) => id is not null && _rows.TryGetValue(NumberOf(id), out var row) ? row : null;

    /// <summary>The id of the object with this name, in any case; null when there is none.</summary>
    public long? FindByName(string name) => _byName.TryGetValue(name, out var id) ? id : null;

    public void Put(JsonObject entity)
    {
        var text = entity["Id"]!.GetValue<string>();
        if (!text.All(char.IsAsciiDigit)) _wordIds.TryAdd(text, -1 - _wordIds.Count);
        var id = NumberOf(text);
        ForgetName(id);
        var json = IntuitJsonText.Bytes(entity);
        _rows[id] = new EntityRow(id, json, kind.ValuesOf(JsonNode.Parse(json)!.AsObject()));
        NextId = Math.Max(NextId, id + 1);
        if (NameOf(id) is { } name) _byName[name] = id;
    }

    public void Remove(long id)
    {
        ForgetName(id);
        _rows.Remove(id);
    }

    private long NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _wordIds.GetValueOrDefault(id, long.MinValue);

    private void ForgetName(long id)
    {
        if (NameOf(id) is { } name && _byName.TryGetValue(name, out var owner) && owner == id) _byName.Remove(name);
    }

    private string? NameOf(long id) => kind.NameMember is { } member && kind.IndexOf(member) is { } index && _rows.TryGetValue(id, out var row)
        ? row.Values[index] as string
        : null;
}
