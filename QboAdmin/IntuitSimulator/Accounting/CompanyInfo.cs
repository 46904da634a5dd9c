using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Companies;

namespace QboAdmin.IntuitSimulator.Accounting;

/// <summary>The CompanyInfo entity of a company, in the API's member names. Its id is always "1".</summary>
internal static class CompanyInfo
{
    public const string Name = "CompanyInfo";

    public static JsonObject Of(Company company)
    {
        var created = PacificTime.OfEntity(new DateTimeOffset(company.Since, new TimeOnly(17, 30), TimeSpan.Zero));
        return new JsonObject
        {
            ["CompanyName"] = company.Name,
            ["LegalName"] = company.LegalName,
            ["CompanyAddr"] = AddressOf(company, "1"),
            ["CustomerCommunicationAddr"] = AddressOf(company, "2"),
            ["LegalAddr"] = AddressOf(company, "3"),
            ["CustomerCommunicationEmailAddr"] = new JsonObject { ["Address"] = company.Email },
            ["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = company.Phone },
            ["CompanyStartDate"] = company.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["FiscalYearStartMonth"] = "January",
            ["Country"] = company.Country,
            ["Email"] = new JsonObject { ["Address"] = company.Email },
            ["WebAddr"] = new JsonObject(),
            ["SupportedLanguages"] = "en",
            ["DefaultTimeZone"] = "America/Los_Angeles",
            ["NameValue"] = new JsonArray(
                NameValue("NeoEnabled", "true"),
                NameValue("IndustryType", "Nonprofit organization"),
                NameValue("SubscriptionStatus", "SUBSCRIBED"),
                NameValue("OfferingSku", "QuickBooks Online Plus"),
                NameValue("ItemCategoriesFeature", "true")),
            ["domain"] = "QBO",
            ["sparse"] = false,
            ["Id"] = "1",
            ["SyncToken"] = "4",
            ["MetaData"] = new JsonObject { ["CreateTime"] = created, ["LastUpdatedTime"] = created },
        };
    }

    private static JsonObject AddressOf(Company company, string id) => new()
    {
        ["Id"] = id,
        ["Line1"] = company.Address.Street,
        ["City"] = company.Address.City,
        ["Country"] = company.Country,
        ["CountrySubDivisionCode"] = company.Address.State,
        ["PostalCode"] = company.Address.PostalCode,
    };

    private static JsonObject NameValue(string name, string value) => new() { ["Name"] = name, ["Value"] = value };
}
