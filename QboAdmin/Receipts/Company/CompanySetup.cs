using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>How the company works, as far as receipts care: Intuit's preferences in our words.</summary>
internal sealed record CompanySetup
{
    /// <summary>Whether a receipt has the number it is sent with, or none; otherwise Intuit numbers.</summary>
    public bool NumbersByHand { get; init; }

    public bool AllowsDiscounts { get; init; }

    public string? DiscountAccountId { get; init; }

    public bool UsesClasses { get; init; }

    public bool UsesLocations { get; init; }

    public bool UsesSalesTax { get; init; }

    /// <summary>The tax code of receipts that name none.</summary>
    public string? TaxCodeId { get; init; }

    /// <summary>Nothing may be booked on this day or before; null when the books were never closed.</summary>
    public DateOnly? ClosedThrough { get; init; }

    public string Currency { get; init; } = "USD";

    public string? DefaultMessage { get; init; }

    public static CompanySetup Of(Preferences preferences) => new()
    {
        NumbersByHand = preferences.SalesFormsPrefs?.CustomTxnNumbers == true,
        AllowsDiscounts = preferences.SalesFormsPrefs?.AllowDiscount == true,
        DiscountAccountId = preferences.SalesFormsPrefs?.DefaultDiscountAccount,
        UsesClasses = preferences.AccountingInfoPrefs?.ClassTrackingPerTxn == true,
        UsesLocations = preferences.AccountingInfoPrefs?.TrackDepartments == true,
        UsesSalesTax = preferences.TaxPrefs?.UsingSalesTax == true,
        TaxCodeId = preferences.TaxPrefs?.TaxGroupCodeRef?.Value,
        ClosedThrough = preferences.AccountingInfoPrefs?.BookCloseDate,
        Currency = preferences.CurrencyPrefs?.HomeCurrency?.Value ?? "USD",
        DefaultMessage = preferences.SalesFormsPrefs?.DefaultCustomerMessage,
    };
}
