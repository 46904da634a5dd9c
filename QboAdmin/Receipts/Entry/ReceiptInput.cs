namespace QboAdmin.Receipts;

/// <summary>
/// A sales receipt as a person or program has entered it so far; anything may be missing or wrong. It is what a draft keeps, and what
/// preview and request are built from.
/// </summary>
public sealed record ReceiptInput
{
    /// <summary>Nothing entered yet: one empty line.</summary>
    public static ReceiptInput Empty { get; } = new() { Lines = [new LineInput()] };

    /// <summary>Whose money it is.</summary>
    public Choice? Customer { get; init; }

    /// <summary>The day in the books: the person's own calendar day, never left to Intuit's clock.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The receipt's number; null when Intuit numbers.</summary>
    public string? Number { get; init; }

    /// <summary>Check, cash, a card.</summary>
    public Choice? PaymentMethod { get; init; }

    /// <summary>The check's number or a processor's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Where the money goes; null for Undeposited Funds.</summary>
    public Choice? DepositAccount { get; init; }

    /// <summary>Only where the company uses classes.</summary>
    public Choice? Class { get; init; }

    /// <summary>Only where the company uses locations.</summary>
    public Choice? Location { get; init; }

    /// <summary>What was given or sold. Empty lines do not count.</summary>
    public IReadOnlyList<LineInput> Lines { get; init; } = [];

    /// <summary>Taken off the sum of the lines; null for none.</summary>
    public DiscountInput? Discount { get; init; }

    /// <summary>The tax code of the whole receipt; null for the company's own.</summary>
    public Choice? Tax { get; init; }

    /// <summary>Printed for the customer.</summary>
    public string? Message { get; init; }

    /// <summary>Seen inside the company alone.</summary>
    public string? Note { get; init; }

    /// <summary>Where the receipt can be sent.</summary>
    public string? Email { get; init; }

    /// <summary>The same by content: lines are compared one by one.</summary>
    public bool Equals(ReceiptInput? other) => other is not null && Lines.SequenceEqual(other.Lines) && WithoutLines() == other.WithoutLines();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Customer, Date, Number, Reference, Lines.Count);

    private (Choice?, DateOnly?, string?, Choice?, string?, Choice?, Choice?, Choice?, DiscountInput?, Choice?, string?, string?, string?) WithoutLines() =>
        (Customer, Date, Number, PaymentMethod, Reference, DepositAccount, Class, Location, Discount, Tax, Message, Note, Email);
}

/// <summary>Something chosen from a list of QuickBooks.</summary>
/// <param name="Id">Intuit's id.</param>
/// <param name="Name">As it was called when it was chosen.</param>
public sealed record Choice(string Id, string Name);

/// <summary>A line as entered.</summary>
public sealed record LineInput
{
    /// <summary>The product or service.</summary>
    public Choice? Item { get; init; }

    /// <summary>What is printed for it.</summary>
    public string? Description { get; init; }

    /// <summary>How many; null counts as one where there is a rate.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The price of one.</summary>
    public decimal? Rate { get; init; }

    /// <summary>The price of all; wins over the rate where both are given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether sales tax is charged on it, where the company charges any.</summary>
    public bool IsTaxed { get; init; }

    /// <summary>Whether nothing is in it that would be lost.</summary>
    public bool IsEmpty => this is { Item: null, Rate: null, Amount: null } && string.IsNullOrWhiteSpace(Description);
}

/// <summary>A discount: a percentage or an amount, not both.</summary>
/// <param name="Percent">10 is ten percent.</param>
/// <param name="Amount">In the company's currency.</param>
public sealed record DiscountInput(decimal? Percent, decimal? Amount);
