using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books;

/// <summary>A field that queries may ask for.</summary>
/// <param name="Name">As in a statement.</param>
/// <param name="Type">How it compares.</param>
/// <param name="Path">Where its value is; references compare by id.</param>
internal sealed record EntityField(string Name, FieldType Type, string Path)
{
    private readonly string[] _steps = Path.Split('.');

    public static EntityField Text(string name, string? path = null) => new(name, FieldType.Text, path ?? name);

    public static EntityField Reference(string name) => new(name, FieldType.Text, $"{name}.value");

    public static EntityField Number(string name) => new(name, FieldType.Number, name);

    public static EntityField Flag(string name) => new(name, FieldType.Flag, name);

    public static EntityField Day(string name) => new(name, FieldType.Day, name);

    public static EntityField Moment(string name) => new(name, FieldType.Moment, name);

    /// <summary>The value as text, decimal, bool, day or moment; null when it is absent.</summary>
    public object? ValueIn(JsonObject entity)
    {
        JsonNode? node = entity;
        foreach (var step in _steps) node = (node as JsonObject)?[step];
        return node is JsonValue value ? Read(value) : null;
    }

    private object? Read(JsonValue value) => Type switch
    {
        FieldType.Number => value.GetValue<decimal>(),
        FieldType.Flag => value.GetValue<bool>(),
        FieldType.Day => DateOnly.ParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Moment => DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture),
        _ => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
    };
}

internal enum FieldType
{
    Text,
    Number,
    Flag,
    Day,
    Moment,
}
