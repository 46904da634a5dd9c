using System.Text.Json.Serialization.Metadata;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's PaymentMethod: cash, check, a card (Accounting API reference, all-entities/paymentmethod).</summary>
internal sealed record PaymentMethod : IWritableEntity<PaymentMethod>
{
    public static string EntityName => "PaymentMethod";

    public static JsonTypeInfo<PaymentMethod> Json => AccountingJson.Default.PaymentMethod;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    /// <summary>At most 31 characters.</summary>
    public string? Name { get; init; }

    /// <summary><c>CREDIT_CARD</c> or <c>NON_CREDIT_CARD</c>.</summary>
    public string? Type { get; init; }

    public bool? Active { get; init; }

    public MetaData? MetaData { get; init; }

    public static class Fields
    {
        public static readonly QueryField<PaymentMethod> Id = new("Id");
        public static readonly QueryField<PaymentMethod> Name = new("Name");
        public static readonly QueryField<PaymentMethod> Active = new("Active");
    }
}
