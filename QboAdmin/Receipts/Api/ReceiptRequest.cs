namespace QboAdmin.Receipts;

/// <summary>The body of <c>POST /api/receipts</c>. Ids are QuickBooks' own.</summary>
internal sealed record ReceiptRequest
{
    public string? CustomerId { get; init; }

    /// <summary>Required: a program says which day it means.</summary>
    public DateOnly? Date { get; init; }

    public string? Number { get; init; }

    public string? PaymentMethodId { get; init; }

    public string? Reference { get; init; }

    public string? DepositAccountId { get; init; }

    public string? ClassId { get; init; }

    public string? LocationId { get; init; }

    public IReadOnlyList<LineRequest> Lines { get; init; } = [];

    public decimal? DiscountPercent { get; init; }

    public decimal? DiscountAmount { get; init; }

    public string? TaxCodeId { get; init; }

    public string? Message { get; init; }

    public string? Note { get; init; }

    public string? Email { get; init; }

    /// <summary>Books it although it looks like one that is in the books, or although that could not be checked.</summary>
    public bool AllowDuplicate { get; init; }

    public ReceiptInput ToInput() => new()
    {
        Customer = ToChoice(CustomerId),
        Date = Date,
        Number = Number,
        PaymentMethod = ToChoice(PaymentMethodId),
        Reference = Reference,
        DepositAccount = ToChoice(DepositAccountId),
        Class = ToChoice(ClassId),
        Location = ToChoice(LocationId),
        Lines = [.. Lines.Select(line => line.ToInput())],
        Discount = DiscountPercent is null && DiscountAmount is null ? null : new DiscountInput(DiscountPercent, DiscountAmount),
        Tax = ToChoice(TaxCodeId),
        Message = Message,
        Note = Note,
        Email = Email,
    };

    internal static Choice? ToChoice(string? id) => id is { Length: > 0 } ? new Choice(id, id) : null;
}

/// <summary>A line of <see cref="ReceiptRequest"/>: an amount, or quantity and rate.</summary>
internal sealed record LineRequest(string? ItemId, string? Description, decimal? Quantity, decimal? Rate, decimal? Amount, bool Taxed = false)
{
    public LineInput ToInput() => new()
    {
        Item = ReceiptRequest.ToChoice(ItemId),
        Description = Description,
        Quantity = Quantity,
        Rate = Rate,
        Amount = Amount,
        IsTaxed = Taxed,
    };
}

/// <summary>What became of a receipt: <c>booked</c>, <c>checking</c> (its outcome is being found out), <c>sending</c> or <c>queued</c> (until a freeze ends).</summary>
/// <param name="Id">Intuit's id; null until it is booked.</param>
internal sealed record ReceiptAnswer(string State, string? Id, string? Number, decimal? Total, string? Reason);
