using System.Text.Json;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Calls;

/// <summary>
/// Reads Intuit's envelopes. A fault may come with status 200, too, so it is looked for everywhere. What can't be read counts as no answer:
/// after a write nobody then knows what happened.
/// </summary>
internal static class ApiReader
{
    public static QboResult<T> Entity<T>(QboResult<ApiAnswer> result)
        where T : class, IQboEntity<T> => Read(result, (root, _) => EntityIn<T>(root));

    public static QboResult<Page<T>> Page<T>(QboResult<ApiAnswer> result, Query<T> query)
        where T : class, IQboEntity<T> => Read(result, (root, _) => PageIn(root, query));

    public static QboResult<RowCount> Count(QboResult<ApiAnswer> result) => Read(
        result, (root, _) => Member(Member(root, "QueryResponse"), "totalCount") is { } count ? new RowCount(count.GetInt32()) : null);

    /// <summary>Reads a successful answer; null from <paramref name="read"/> means that it was not what was asked for.</summary>
    public static QboResult<T> Read<T>(QboResult<ApiAnswer> result, Func<JsonElement, ApiAnswer, T?> read)
        where T : class
    {
        if (!result.Succeeded(out var answer, out var failure))
        {
            return failure;
        }

        if (ApiFailures.ReadErrors(answer.Body) is { Count: > 0 } errors)
        {
            return new QboFailure.Rejected(errors, answer.IntuitTid);
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return read(document.RootElement, answer) is { } value ? value : NotReadable(answer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return NotReadable(answer);
        }
    }

    /// <summary>The entity under its own name; null when it is not there.</summary>
    public static T? EntityIn<T>(JsonElement root)
        where T : class, IQboEntity<T> => Member(root, T.EntityName)?.Deserialize(T.Json);

    /// <summary>The rows; none, when nothing matches and Intuit leaves them out.</summary>
    public static Page<T>? PageIn<T>(JsonElement root, Query<T> query)
        where T : class, IQboEntity<T>
    {
        if (Member(root, "QueryResponse") is not { } response)
        {
            return null;
        }

        T[] rows = Member(response, T.EntityName) is { } array ? [.. array.EnumerateArray().Select(row => row.Deserialize(T.Json)).OfType<T>()] : [];
        return new Page<T>(rows, query.StartPosition, rows.Length >= query.MaxResults);
    }

    public static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static QboFailure.Unreachable NotReadable(ApiAnswer answer) => new("QuickBooks' answer can't be read", answer.IntuitTid);
}
