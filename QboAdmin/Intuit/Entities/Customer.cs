using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's Customer (Accounting API reference, all-entities/customer).</summary>
internal sealed record Customer : IWritableEntity<Customer>
{
    public static string EntityName => "Customer";

    public static JsonTypeInfo<Customer> Json => AccountingJson.Default.Customer;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    [JsonPropertyName("sparse")]
    public bool? Sparse { get; init; }

    /// <summary>Unique among customers, vendors and employees together (6240); at most 500 characters.</summary>
    public string? DisplayName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string? CompanyName { get; init; }

    public string? FullyQualifiedName { get; init; }

    public EmailAddress? PrimaryEmailAddr { get; init; }

    public PhoneNumber? PrimaryPhone { get; init; }

    public PostalAddress? BillAddr { get; init; }

    /// <summary>False once the customer was made inactive; the name then ends in <c> (deleted)</c>.</summary>
    public bool? Active { get; init; }

    public bool? Taxable { get; init; }

    public Reference? PaymentMethodRef { get; init; }

    public Reference? CurrencyRef { get; init; }

    public MetaData? MetaData { get; init; }

    public static class Fields
    {
        public static readonly QueryField<Customer> Id = new("Id");
        public static readonly QueryField<Customer> DisplayName = new("DisplayName");
        public static readonly QueryField<Customer> CompanyName = new("CompanyName");
        public static readonly QueryField<Customer> Email = new("PrimaryEmailAddr");
        public static readonly QueryField<Customer> Active = new("Active");
        public static readonly QueryField<Customer> LastUpdated = new("MetaData.LastUpdatedTime");
    }
}
