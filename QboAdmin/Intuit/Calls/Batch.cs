using System.Globalization;
using System.Text.Json;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Calls;

/// <summary>Operations to be sent in one call, in this order. They do not see what others of the same batch create.</summary>
internal sealed class Batch
{
    /// <summary>Intuit's limit; more is refused as a whole (1040).</summary>
    public const int MaxItems = 30;

    private readonly List<Action<Utf8JsonWriter>> _items = [];

    public int Count => _items.Count;

    /// <returns>Where the answer will be found: <see cref="BatchAnswer"/>.</returns>
    public int Create<T>(T entity)
        where T : class, IWritableEntity<T> => Add("create", writer => WriteEntity(writer, entity));

    /// <inheritdoc cref="Create{T}"/>
    public int Update<T>(T entity)
        where T : class, IWritableEntity<T> => Add("update", writer => WriteEntity(writer, entity));

    /// <inheritdoc cref="Create{T}"/>
    public int Delete(EntityVersion receipt) => Add("delete", writer =>
        WriteEntity(writer, new SalesReceipt { Id = receipt.Id, SyncToken = receipt.SyncToken }));

    /// <inheritdoc cref="Create{T}"/>
    public int Query<T>(Query<T> query)
        where T : class, IQboEntity<T> => Add(null, writer => writer.WriteString("Query", query.ToStatement()));

    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("BatchItemRequest");
            foreach (var item in _items)
            {
                writer.WriteStartObject();
                item(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>How an item is called: at most ten characters, or Intuit refuses.</summary>
    internal static string Name(int item) => item.ToString(CultureInfo.InvariantCulture);

    private int Add(string? operation, Action<Utf8JsonWriter> content)
    {
        if (_items.Count == MaxItems)
        {
            throw new InvalidOperationException($"A batch holds at most {MaxItems} operations.");
        }

        var item = _items.Count;
        _items.Add(writer =>
        {
            writer.WriteString("bId", Name(item));
            if (operation is not null)
            {
                writer.WriteString("operation", operation);
            }

            content(writer);
        });
        return item;
    }

    private static void WriteEntity<T>(Utf8JsonWriter writer, T entity)
        where T : class, IQboEntity<T>
    {
        writer.WritePropertyName(T.EntityName);
        JsonSerializer.Serialize(writer, entity, T.Json);
    }
}
