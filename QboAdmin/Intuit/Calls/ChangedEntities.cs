using System.Text.Json;
using QboAdmin.Intuit.Entities;

namespace QboAdmin.Intuit.Calls;

/// <summary>Intuit's change data capture: what has been made, changed or deleted since a moment.</summary>
internal sealed class ChangedEntities
{
    /// <summary>How far back Intuit looks.</summary>
    public static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(30);

    private readonly List<JsonElement> _responses;

    private ChangedEntities(List<JsonElement> responses) => _responses = responses;

    /// <summary>Reads an answer; null when it is none to this question.</summary>
    public static ChangedEntities? Of(JsonElement root) => ApiReader.Member(root, "CDCResponse") is { } outer
        ? new ChangedEntities([.. outer.EnumerateArray().SelectMany(Responses).Select(response => response.Clone())])
        : null;

    /// <summary>Those that exist, whole.</summary>
    public IReadOnlyList<T> Existing<T>()
        where T : class, IQboEntity<T> => [.. Rows<T>().Where(row => !IsDeleted(row)).Select(row => row.Deserialize(T.Json)).OfType<T>()];

    /// <summary>The ids of those that exist no more.</summary>
    public IReadOnlyList<string> Deleted<T>()
        where T : class, IQboEntity<T> => [.. Rows<T>().Where(IsDeleted).Select(row => ApiReader.Member(row, "Id")?.GetString()).OfType<string>()];

    private IEnumerable<JsonElement> Rows<T>()
        where T : class, IQboEntity<T> => _responses
        .Select(response => ApiReader.Member(response, T.EntityName))
        .OfType<JsonElement>()
        .SelectMany(rows => rows.EnumerateArray());

    private static IEnumerable<JsonElement> Responses(JsonElement outer) =>
        ApiReader.Member(outer, "QueryResponse") is { } responses ? responses.EnumerateArray() : [];

    private static bool IsDeleted(JsonElement row) => ApiReader.Member(row, "status")?.GetString() == "Deleted";
}
