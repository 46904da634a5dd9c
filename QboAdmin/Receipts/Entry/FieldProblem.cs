namespace QboAdmin.Receipts;

/// <summary>Something to mend before a receipt can be booked, or to look at twice.</summary>
/// <param name="Field">Where it is.</param>
/// <param name="Text">What is wrong and what to do, in words for people.</param>
/// <param name="Line">The line, from 0; null when it is about no line in particular.</param>
/// <param name="IsWarning">Whether the receipt may be booked all the same.</param>
public sealed record FieldProblem(ReceiptField Field, string Text, int? Line = null, bool IsWarning = false);

/// <summary>The parts of the form that a problem can stand at.</summary>
public enum ReceiptField
{
    /// <summary>The receipt as a whole.</summary>
    Receipt,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The day.</summary>
    Date,

    /// <summary>The receipt's number.</summary>
    Number,

    /// <summary>The payment method.</summary>
    PaymentMethod,

    /// <summary>The payment's reference.</summary>
    Reference,

    /// <summary>The account that takes the money.</summary>
    DepositAccount,

    /// <summary>The class.</summary>
    Class,

    /// <summary>The location.</summary>
    Location,

    /// <summary>The lines together.</summary>
    Lines,

    /// <summary>The product or service of a line.</summary>
    Item,

    /// <summary>A line's description.</summary>
    Description,

    /// <summary>A line's quantity, rate or amount.</summary>
    Amount,

    /// <summary>The discount.</summary>
    Discount,

    /// <summary>The tax code.</summary>
    Tax,

    /// <summary>The message to the customer.</summary>
    Message,

    /// <summary>The private note.</summary>
    Note,

    /// <summary>The email address.</summary>
    Email,
}
