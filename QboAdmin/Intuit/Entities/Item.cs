using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's Item: a product or service (Accounting API reference, all-entities/item).</summary>
internal sealed record Item : IWritableEntity<Item>
{
    /// <summary>An item of this type only groups others and can't stand on a line.</summary>
    public const string CategoryType = "Category";

    public static string EntityName => "Item";

    public static JsonTypeInfo<Item> Json => AccountingJson.Default.Item;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    [JsonPropertyName("sparse")]
    public bool? Sparse { get; init; }

    /// <summary>Unique; at most 100 characters, without colon, tab and line break.</summary>
    public string? Name { get; init; }

    public string? FullyQualifiedName { get; init; }

    /// <summary><c>Service</c>, <c>NonInventory</c>, <c>Inventory</c>; read also <c>Group</c> and <c>Category</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Not copied to a line by Intuit: whoever makes the line sends it.</summary>
    public string? Description { get; init; }

    /// <summary>Not copied to a line by Intuit: whoever makes the line sends it.</summary>
    public decimal? UnitPrice { get; init; }

    public string? Sku { get; init; }

    public bool? Taxable { get; init; }

    public bool? Active { get; init; }

    public Reference? IncomeAccountRef { get; init; }

    public Reference? ClassRef { get; init; }

    public MetaData? MetaData { get; init; }

    public static class Fields
    {
        public static readonly QueryField<Item> Id = new("Id");
        public static readonly QueryField<Item> Name = new("Name");
        public static readonly QueryField<Item> Type = new("Type");
        public static readonly QueryField<Item> Active = new("Active");
    }
}
