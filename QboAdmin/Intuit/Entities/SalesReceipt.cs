using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Intuit.Entities;

/// <summary>Intuit's SalesReceipt (Accounting API reference, all-entities/salesreceipt).</summary>
internal sealed record SalesReceipt : IWritableEntity<SalesReceipt>
{
    public static string EntityName => "SalesReceipt";

    public static JsonTypeInfo<SalesReceipt> Json => AccountingJson.Default.SalesReceipt;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    /// <summary>True in an update that leaves alone what it does not name; Intuit answers false always.</summary>
    [JsonPropertyName("sparse")]
    public bool? Sparse { get; init; }

    /// <summary>At most 21 characters. Left out, Intuit numbers it if the company lets Intuit number.</summary>
    public string? DocNumber { get; init; }

    /// <summary>Left out, it is the present day in the Pacific time zone.</summary>
    public DateOnly? TxnDate { get; init; }

    public Reference? CustomerRef { get; init; }

    /// <summary>What is printed for the customer, at most 1,000 characters.</summary>
    public MemoText? CustomerMemo { get; init; }

    /// <summary>At most 4,000 characters; begins with <c>Voided</c> once the receipt has been voided.</summary>
    public string? PrivateNote { get; init; }

    public EmailAddress? BillEmail { get; init; }

    public PostalAddress? BillAddr { get; init; }

    public Reference? PaymentMethodRef { get; init; }

    /// <summary>The check's number, an envelope's, a processor's: at most 21 characters.</summary>
    public string? PaymentRefNum { get; init; }

    /// <summary>An account of type Bank or Other Current Asset. Left out, it is Undeposited Funds.</summary>
    public Reference? DepositToAccountRef { get; init; }

    public Reference? ClassRef { get; init; }

    /// <summary>What QuickBooks shows as the location.</summary>
    public Reference? DepartmentRef { get; init; }

    public Reference? CurrencyRef { get; init; }

    /// <summary>Home units for one foreign one; only with several currencies.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Without subtotal on the way in; Intuit adds one.</summary>
    public IReadOnlyList<ReceiptLine>? Line { get; init; }

    public TransactionTax? TxnTaxDetail { get; init; }

    public bool? ApplyTaxAfterDiscount { get; init; }

    /// <summary>Outside the US: <c>TaxExcluded</c>, <c>TaxInclusive</c> or <c>NotApplicable</c>.</summary>
    public string? GlobalTaxCalculation { get; init; }

    /// <summary>Computed by Intuit.</summary>
    public decimal? TotalAmt { get; init; }

    public decimal? Balance { get; init; }

    public string? EmailStatus { get; init; }

    public string? PrintStatus { get; init; }

    public DeliveryInfo? DeliveryInfo { get; init; }

    public IReadOnlyList<LinkedTxn>? LinkedTxn { get; init; }

    public MetaData? MetaData { get; init; }

    /// <summary>What may be asked for (reference, and recorded use in the case of <see cref="PaymentRefNum"/>).</summary>
    public static class Fields
    {
        public static readonly QueryField<SalesReceipt> Id = new("Id");
        public static readonly QueryField<SalesReceipt> DocNumber = new("DocNumber");
        public static readonly QueryField<SalesReceipt> TxnDate = new("TxnDate");
        public static readonly QueryField<SalesReceipt> CustomerRef = new("CustomerRef");
        public static readonly QueryField<SalesReceipt> TotalAmt = new("TotalAmt");
        public static readonly QueryField<SalesReceipt> PaymentRefNum = new("PaymentRefNum");
        public static readonly QueryField<SalesReceipt> LastUpdated = new("MetaData.LastUpdatedTime");
    }
}
