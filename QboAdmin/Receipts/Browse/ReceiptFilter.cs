using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Receipts;

/// <summary>Which receipts to show, in which order, and which page of them.</summary>
public sealed record ReceiptFilter
{
    /// <summary>The most rows of one page.</summary>
    public const int MaxPageSize = 200;

    /// <summary>From this day on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Of one customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The total is at least this.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The total is at most this.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>The receipt's number or the payment's reference, whole.</summary>
    public string? Number { get; init; }

    /// <summary>Paid in this way.</summary>
    public string? PaymentMethodId { get; init; }

    /// <summary>Only voided ones, or only others; null for all.</summary>
    public bool? IsVoided { get; init; }

    /// <summary>What they are sorted by.</summary>
    public ReceiptOrder Order { get; init; } = ReceiptOrder.NewestFirst;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Whether Intuit can't choose all of it, so that we must look at more receipts than we show.</summary>
    internal bool NeedsLooking => PaymentMethodId is not null || IsVoided is not null;

    internal Query<SalesReceipt> ToQuery() => Sorted(new Query<SalesReceipt>()
        .WhereIf(From is { } from ? SalesReceipt.Fields.TxnDate.From(from) : null)
        .WhereIf(To is { } to ? SalesReceipt.Fields.TxnDate.To(to) : null)
        .WhereIf(CustomerId is { Length: > 0 } customer ? SalesReceipt.Fields.CustomerRef.Is(customer) : null)
        .WhereIf(AtLeast is { } least ? SalesReceipt.Fields.TotalAmt.AtLeast(least) : null)
        .WhereIf(AtMost is { } most ? SalesReceipt.Fields.TotalAmt.AtMost(most) : null)
        .WhereIf(Number is { Length: > 0 } number ? SalesReceipt.Fields.DocNumber.Is(number) : null));

    internal bool Matches(ReceiptView receipt) =>
        (PaymentMethodId is null || receipt.PaymentMethod?.Id == PaymentMethodId) && (IsVoided is null || receipt.IsVoided == IsVoided);

    private Query<SalesReceipt> Sorted(Query<SalesReceipt> query) => Order switch
    {
        ReceiptOrder.OldestFirst => query.OrderBy(SalesReceipt.Fields.TxnDate).OrderBy(SalesReceipt.Fields.Id),
        ReceiptOrder.LargestFirst => query.OrderByDescending(SalesReceipt.Fields.TotalAmt).OrderByDescending(SalesReceipt.Fields.Id),
        ReceiptOrder.SmallestFirst => query.OrderBy(SalesReceipt.Fields.TotalAmt).OrderBy(SalesReceipt.Fields.Id),
        ReceiptOrder.ByNumber => query.OrderBy(SalesReceipt.Fields.DocNumber),
        _ => query.OrderByDescending(SalesReceipt.Fields.TxnDate).OrderByDescending(SalesReceipt.Fields.Id),
    };
}

/// <summary>What receipts are sorted by.</summary>
public enum ReceiptOrder
{
    /// <summary>By day, and within it the last booked first.</summary>
    NewestFirst,

    /// <summary>By day, and within it the first booked first.</summary>
    OldestFirst,

    /// <summary>By total.</summary>
    LargestFirst,

    /// <summary>By total.</summary>
    SmallestFirst,

    /// <summary>By number, as text.</summary>
    ByNumber,
}
