using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>What will be booked, and what it comes to.</summary>
/// <param name="Request">Exactly what is sent.</param>
/// <param name="Subtotal">The sum of the lines.</param>
/// <param name="Discount">Taken off it.</param>
/// <param name="IsTaxed">Whether Intuit adds sales tax, by rates that only it knows.</param>
internal sealed record BuiltReceipt(SalesReceipt Request, decimal Subtotal, decimal Discount, bool IsTaxed)
{
    /// <summary>Without tax.</summary>
    public decimal Total => Subtotal - Discount;
}
