using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Shapes;

namespace QboAdmin.IntuitSimulator.Books;

/// <summary>A kind of object in the books.</summary>
/// <param name="Name">As in envelopes and queries; in small letters it is the resource.</param>
/// <param name="Shape">What may be sent; null when the kind can only be read.</param>
/// <param name="NameMember">Of a list: the member that must be unique, and that a soft delete changes. Null for a transaction.</param>
/// <param name="Fields">What queries may ask for.</param>
/// <param name="HasChanges">Whether change data capture tells of it.</param>
internal sealed record EntityKind(string Name, Shape? Shape, string? NameMember, IReadOnlyList<EntityField> Fields, bool HasChanges = true)
{
    private readonly Dictionary<string, int> _indexes = Fields.Select((field, index) => (field, index))
        .ToDictionary(pair => pair.field.Name, pair => pair.index, StringComparer.OrdinalIgnoreCase);

    public int? IndexOf(string field) => _indexes.TryGetValue(field, out var index) ? index : null;

    /// <summary>The values that queries compare, in the order of <see cref="Fields"/>.</summary>
    public object?[] ValuesOf(JsonObject entity) => [.. Fields.Select(field => field.ValueIn(entity))];
}
