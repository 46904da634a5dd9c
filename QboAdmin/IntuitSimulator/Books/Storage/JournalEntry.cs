using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace QboAdmin.IntuitSimulator.Books.Storage;

/// <summary>One line of the journal: everything that one request has changed. It is written whole or not at all.</summary>
internal sealed record JournalEntry
{
    /// <summary>In the first line: the day on which the books were opened, from which all that was there before them follows.</summary>
    public DateOnly? OpenedOn { get; init; }

    public List<JournalRow> Rows { get; init; } = [];

    public List<Tombstone> Deletions { get; init; } = [];

    public List<StoredAnswer> Answers { get; init; } = [];

    public JsonObject? Preferences { get; set; }

    public BulkLoad? Bulk { get; init; }

    public long? NextNumber { get; set; }

    [JsonIgnore]
    public bool IsEmpty => Rows is [] && Deletions is [] && Answers is [] && Preferences is null && Bulk is null && OpenedOn is null;
}

internal sealed record JournalRow(string Kind, JsonObject Entity);

/// <summary>An object that was deleted. Change data capture tells of it.</summary>
internal sealed record Tombstone(string Kind, string Id, DateTimeOffset At);

/// <summary>A successful answer, kept so that a repeat of the request gets it again.</summary>
/// <param name="Key">The request id; for a part of a batch with the part's id.</param>
/// <param name="Print">A hash of what was asked.</param>
internal sealed record StoredAnswer(string Key, string Print, JsonObject Body);

/// <summary>Made-up objects for measurements, the same each time.</summary>
internal sealed record BulkLoad(int Customers, int Receipts);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext;
