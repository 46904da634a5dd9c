using System.Text.Json.Serialization.Metadata;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's Class: a second way to sort income, if the company uses it (Accounting API reference, all-entities/class).</summary>
internal sealed record Class : IWritableEntity<Class>
{
    public static string EntityName => "Class";

    public static JsonTypeInfo<Class> Json => AccountingJson.Default.Class;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Name { get; init; }

    public string? FullyQualifiedName { get; init; }

    public bool? Active { get; init; }

    public MetaData? MetaData { get; init; }
}
