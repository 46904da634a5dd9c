namespace QboAdmin.Receipts;

/// <summary>A receipt in the books, in our words: for lists, pages and programs.</summary>
public sealed record ReceiptView
{
    /// <summary>Intuit's id.</summary>
    public required string Id { get; init; }

    /// <summary>The version that an update, void or delete must name.</summary>
    public required string SyncToken { get; init; }

    /// <summary>The receipt's number; null when it has none.</summary>
    public string? Number { get; init; }

    /// <summary>Its day in the books.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Whose money it is; null when nobody is named.</summary>
    public Choice? Customer { get; init; }

    /// <summary>Check, cash, a card.</summary>
    public Choice? PaymentMethod { get; init; }

    /// <summary>The check's number or a processor's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Where the money went.</summary>
    public Choice? DepositAccount { get; init; }

    /// <summary>The class of the whole receipt.</summary>
    public Choice? Class { get; init; }

    /// <summary>The location.</summary>
    public Choice? Location { get; init; }

    /// <summary>What was given or sold, without subtotal.</summary>
    public IReadOnlyList<LineView> Lines { get; init; } = [];

    /// <summary>Taken off.</summary>
    public decimal Discount { get; init; }

    /// <summary>Sales tax, by Intuit's reckoning.</summary>
    public decimal Tax { get; init; }

    /// <summary>What it comes to.</summary>
    public decimal Total { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Printed for the customer.</summary>
    public string? Message { get; init; }

    /// <summary>Seen inside the company alone.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is sent.</summary>
    public string? Email { get; init; }

    /// <summary>When Intuit has sent it; null when it has not.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Whether it was voided: still there, worth nothing.</summary>
    public bool IsVoided { get; init; }

    /// <summary>Whether it is part of a deposit, and so can be neither voided nor deleted.</summary>
    public bool IsDeposited { get; init; }

    /// <summary>When it was last changed, here or in QuickBooks.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>A line of a receipt in the books.</summary>
/// <param name="Item">The product or service; null when the line is only text.</param>
/// <param name="Description">What is printed for it.</param>
/// <param name="Quantity">How many; null when only the amount is known.</param>
/// <param name="Rate">The price of one; null when only the amount is known.</param>
/// <param name="Amount">The price of all.</param>
public sealed record LineView(Choice? Item, string? Description, decimal? Quantity, decimal? Rate, decimal Amount);
