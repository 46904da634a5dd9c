using System.Text.Json;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Calls;

/// <summary>What became of each operation of a batch.</summary>
internal sealed class BatchAnswer
{
    private readonly Dictionary<string, JsonElement> _items;
    private readonly string? _tid;

    private BatchAnswer(Dictionary<string, JsonElement> items, string? tid) => (_items, _tid) = (items, tid);

    /// <summary>Reads an answer; null when it is none to a batch.</summary>
    public static BatchAnswer? Of(JsonElement root, ApiAnswer answer) => ApiReader.Member(root, "BatchItemResponse") is { } items
        ? new BatchAnswer(items.EnumerateArray().ToDictionary(item => ApiReader.Member(item, "bId")?.GetString() ?? "", item => item.Clone()), answer.IntuitTid)
        : null;

    /// <summary>What became of a creation or an update.</summary>
    /// <param name="item">What <see cref="Batch"/> gave for it.</param>
    public QboResult<T> Entity<T>(int item)
        where T : class, IQboEntity<T> => Find(item, ApiReader.EntityIn<T>);

    /// <summary>What became of a deletion.</summary>
    public QboResult<DeletedEntity> Deleted(int item) => Find(item, element =>
        ApiReader.EntityIn<SalesReceipt>(element) is { Id: { } id } ? new DeletedEntity(id) : null);

    /// <summary>What a query found.</summary>
    public QboResult<Page<T>> Page<T>(int item, Query<T> query)
        where T : class, IQboEntity<T> => Find(item, element => ApiReader.PageIn(element, query));

    private QboResult<T> Find<T>(int item, Func<JsonElement, T?> read)
        where T : class
    {
        if (!_items.TryGetValue(Batch.Name(item), out var element))
        {
            return new QboFailure.Unreachable("QuickBooks has not said what became of this part of the batch", _tid);
        }

        if (element.Deserialize(IntuitJson.Default.FaultResponse)?.Errors is { Count: > 0 } errors)
        {
            return new QboFailure.Rejected(errors, _tid);
        }

        return read(element) is { } value ? value : new QboFailure.Unreachable("QuickBooks' answer can't be read", _tid);
    }
}
