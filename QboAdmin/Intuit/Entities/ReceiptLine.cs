namespace QboAdmin.Intuit.Entities;

/// <summary>A line of a transaction. What it is about is in the detail that <see cref="DetailType"/> names.</summary>
internal sealed record ReceiptLine
{
    public string? Id { get; init; }

    public int? LineNum { get; init; }

    /// <summary>At most 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The rounded product of quantity and price where both are given, or Intuit refuses (6070).</summary>
    public decimal? Amount { get; init; }

    /// <summary><see cref="LineType.Item"/> and its neighbours; Intuit may send others.</summary>
    public string? DetailType { get; init; }

    public ItemLineDetail? SalesItemLineDetail { get; init; }

    public DiscountLineDetail? DiscountLineDetail { get; init; }

    public TaxLineDetail? TaxLineDetail { get; init; }
}

/// <summary>The kinds of lines a sales receipt is made of.</summary>
internal static class LineType
{
    public const string Item = "SalesItemLineDetail";
    public const string Discount = "DiscountLineDetail";
    public const string SubTotal = "SubTotalLineDetail";
    public const string Description = "DescriptionOnly";
    public const string Group = "GroupLineDetail";
    public const string Tax = "TaxLineDetail";
}

internal sealed record ItemLineDetail
{
    public Reference? ItemRef { get; init; }

    public decimal? Qty { get; init; }

    public decimal? UnitPrice { get; init; }

    public DateOnly? ServiceDate { get; init; }

    public Reference? ClassRef { get; init; }

    /// <summary><c>TAX</c> or <c>NON</c> in the US, an id elsewhere.</summary>
    public Reference? TaxCodeRef { get; init; }
}

/// <summary>One for a transaction; its amount is positive and taken off the subtotal.</summary>
/// <param name="DiscountPercent">10 is ten percent.</param>
internal sealed record DiscountLineDetail(bool? PercentBased, decimal? DiscountPercent, Reference? DiscountAccountRef);

/// <summary>Tax by Intuit's reckoning.</summary>
/// <param name="TxnTaxCodeRef">The id of a tax code, not <c>TAX</c> or <c>NON</c>.</param>
internal sealed record TransactionTax(Reference? TxnTaxCodeRef, decimal? TotalTax, IReadOnlyList<ReceiptLine>? TaxLine);

internal sealed record TaxLineDetail(Reference? TaxRateRef, bool? PercentBased, decimal? TaxPercent, decimal? NetAmountTaxable);
