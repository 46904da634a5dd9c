using System.Text.Json.Serialization.Metadata;

namespace QboAdmin.Intuit.Entities;

/// <summary>How the company has set QuickBooks up: what whoever writes a receipt must know (reference, all-entities/preferences).</summary>
internal sealed record Preferences : IQboEntity<Preferences>
{
    public static string EntityName => "Preferences";

    public static JsonTypeInfo<Preferences> Json => AccountingJson.Default.Preferences;

    public string? Id { get; init; }

    public string? SyncToken { get; init; }

    public AccountingPreferences? AccountingInfoPrefs { get; init; }

    public SalesFormPreferences? SalesFormsPrefs { get; init; }

    public CurrencyPreferences? CurrencyPrefs { get; init; }

    public TaxPreferences? TaxPrefs { get; init; }
}

/// <param name="BookCloseDate">Nothing may be booked on this day or before (6200, 6210).</param>
internal sealed record AccountingPreferences(
    bool? TrackDepartments,
    string? DepartmentTerminology,
    bool? ClassTrackingPerTxn,
    bool? ClassTrackingPerTxnLine,
    string? CustomerTerminology,
    DateOnly? BookCloseDate);

/// <param name="CustomTxnNumbers">True: a receipt has the number it is sent with, or none. False: Intuit numbers.</param>
/// <param name="DefaultDiscountAccount">An account's id.</param>
internal sealed record SalesFormPreferences(
    bool? CustomTxnNumbers,
    bool? AllowDiscount,
    string? DefaultDiscountAccount,
    bool? AllowServiceDate,
    string? DefaultCustomerMessage);

internal sealed record CurrencyPreferences(bool? MultiCurrencyEnabled, Reference? HomeCurrency);

internal sealed record TaxPreferences(bool? UsingSalesTax, bool? PartnerTaxEnabled, Reference? TaxGroupCodeRef);
