using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Books.Storage;
using QboAdmin.IntuitSimulator.Companies;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>The books of a company on the day they are opened: the same for the same company and day.</summary>
internal static class CompanySeed
{
    /// <summary>Only Intuit's own sample company charges sales tax.</summary>
    private const string TaxedRealm = "4620816365272893640";

    public static void Fill(CompanyBooks books, Company company, DateOnly openedOn)
    {
        var writer = new SeedWriter(books);
        var since = new DateTimeOffset(company.Since, new TimeOnly(17, 30), TimeSpan.Zero);
        AccountSeed.Fill(writer, since);
        ItemSeed.Fill(writer, since);
        SmallListSeed.Fill(writer, since);
        CustomerSeed.Fill(writer, since);
        ReceiptSeed.Fill(writer, company, openedOn);
    }

    public static JsonObject Preferences(Company company, DateOnly openedOn) => new()
    {
        ["AccountingInfoPrefs"] = new JsonObject
        {
            ["FirstMonthOfFiscalYear"] = "January",
            ["UseAccountNumbers"] = true,
            ["TaxYearMonth"] = "January",
            ["ClassTrackingPerTxn"] = true,
            ["ClassTrackingPerTxnLine"] = false,
            ["TrackDepartments"] = true,
            ["DepartmentTerminology"] = "Location",
            ["CustomerTerminology"] = "Donors",
            ["BookCloseDate"] = new DateOnly(openedOn.Year - 1, 1, 1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
        ["ProductAndServicesPrefs"] = new JsonObject
        {
            ["ForSales"] = true, ["ForPurchase"] = false, ["QuantityWithPriceAndRate"] = true, ["QuantityOnHand"] = false,
        },
        ["SalesFormsPrefs"] = new JsonObject
        {
            ["CustomTxnNumbers"] = false,
            ["AllowDeposit"] = true,
            ["AllowDiscount"] = true,
            ["DefaultDiscountAccount"] = AccountSeed.DiscountsId,
            ["AllowServiceDate"] = true,
            ["AllowShipping"] = false,
            ["EmailCopyToCompany"] = false,
            ["DefaultCustomerMessage"] = "Thank you for your gift.",
        },
        ["EmailMessagesPrefs"] = new JsonObject
        {
            ["SalesReceiptMessage"] = new JsonObject { ["Subject"] = $"Sales receipt from {company.Name}", ["Message"] = "Please find your receipt attached." },
        },
        ["CurrencyPrefs"] = new JsonObject { ["MultiCurrencyEnabled"] = false, ["HomeCurrency"] = Json.Reference("USD", null) },
        ["TaxPrefs"] = new JsonObject { ["UsingSalesTax"] = company.RealmId == TaxedRealm, ["PartnerTaxEnabled"] = false, ["TaxGroupCodeRef"] = Json.Reference("2", null) },
        ["OtherPrefs"] = new JsonObject
        {
            ["NameValue"] = new JsonArray(new JsonObject { ["Name"] = CompanyPreferences.WarnDuplicateNumber, ["Value"] = "true" }),
        },
        ["domain"] = "QBO",
        ["sparse"] = false,
        ["Id"] = "1",
        ["SyncToken"] = "3",
        ["MetaData"] = new JsonObject { ["CreateTime"] = "2019-03-01T09:30:00-08:00", ["LastUpdatedTime"] = "2024-02-14T11:02:45-08:00" },
    };
}
