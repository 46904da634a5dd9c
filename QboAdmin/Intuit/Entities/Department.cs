using System.Text.Json.Serialization.Metadata;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's Department, shown as location (Accounting API reference, all-entities/department).</summary>
internal sealed record Department : IWritableEntity<Department>
{
    public static string EntityName => "Department";

    public static JsonTypeInfo<Department> Json => AccountingJson.Default.Department;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Name { get; init; }

    public string? FullyQualifiedName { get; init; }

    public bool? Active { get; init; }

    public MetaData? MetaData { get; init; }
}
