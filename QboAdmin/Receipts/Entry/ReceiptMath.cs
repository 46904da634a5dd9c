namespace QboAdmin.Receipts;

/// <summary>Money as Intuit reckons it: decimal, half a cent up, away from zero.</summary>
internal static class ReceiptMath
{
    /// <summary>The digits after the point that Intuit keeps of a rate.</summary>
    private const int RateDigits = 7;

    public static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>What a line comes to; null while nothing says it.</summary>
    public static decimal? AmountOf(LineInput line) =>
        line.Amount is { } amount ? Cents(amount)
        : line.Rate is { } rate ? Cents((line.Quantity ?? 1) * rate)
        : null;

    /// <summary>
    /// Quantity and rate that multiply to the line's amount, or Intuit refuses them (6070). None, when the rate that would be needed
    /// has too many digits: then the amount goes alone.
    /// </summary>
    public static (decimal Quantity, decimal Rate)? PartsOf(LineInput line)
    {
        if (AmountOf(line) is not { } amount)
        {
            return null;
        }

        var quantity = line.Quantity ?? 1;
        if (line.Rate is { } rate && Cents(quantity * rate) == amount)
        {
            return (quantity, rate);
        }

        if (quantity == 0)
        {
            return null;
        }

        var needed = decimal.Round(amount / quantity, RateDigits, MidpointRounding.AwayFromZero);
        return Cents(quantity * needed) == amount ? (quantity, needed) : null;
    }

    /// <summary>What a discount takes off; nothing while it says nothing.</summary>
    public static decimal DiscountOf(DiscountInput? discount, decimal subtotal) =>
        discount?.Percent is { } percent ? Cents(subtotal * percent / 100) : Cents(discount?.Amount ?? 0);
}
