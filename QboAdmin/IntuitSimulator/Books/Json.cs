using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books;

/// <summary>Short ways to the parts of an entity.</summary>
internal static class Json
{
    public static string? Text(this JsonObject entity, string member) => entity[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static decimal? Number(this JsonObject entity, string member) =>
        entity[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    public static bool? Flag(this JsonObject entity, string member) => entity[member] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    /// <summary>The id that a reference holds; null when there is none.</summary>
    public static string? IdIn(this JsonObject entity, string reference) => (entity[reference] as JsonObject)?.Text("value");

    public static IEnumerable<JsonObject> Objects(this JsonObject entity, string member) => (entity[member] as JsonArray ?? []).OfType<JsonObject>();

    public static JsonObject Reference(string value, string? name) =>
        name is null ? new JsonObject { ["value"] = value } : new JsonObject { ["value"] = value, ["name"] = name };

    /// <summary>Money as Intuit writes it: with two decimals, and nothing as 0.</summary>
    public static JsonValue Money(decimal amount) => JsonValue.Create(amount == 0 ? 0m : decimal.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m);

    /// <summary>A quantity or price as Intuit writes it: without zeros at the end.</summary>
    public static JsonValue Plain(decimal number) => JsonValue.Create(number / 1.0000000000000000000000000000m);

    public static void RemoveNulls(this JsonObject entity)
    {
        foreach (var name in entity.Where(member => member.Value is null).Select(member => member.Key).ToArray()) entity.Remove(name);
    }
}
