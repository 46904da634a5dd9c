using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>Reads the preferences that matter to writing.</summary>
internal static class CompanyPreferences
{
    /// <summary>Under OtherPrefs; Intuit has a switch for it on the settings page.</summary>
    public const string WarnDuplicateNumber = "SalesFormsPrefs.WarnDuplicateNumber";

    public static bool WarnsOfDuplicateNumbers(JsonObject preferences) => (preferences["OtherPrefs"] as JsonObject ?? [])
        .Objects("NameValue")
        .Any(pair => pair.Text("Name") == WarnDuplicateNumber && pair.Text("Value") == "true");

    public static bool Numbers(JsonObject preferences) => (preferences["SalesFormsPrefs"] as JsonObject)?.Flag("CustomTxnNumbers") != true;

    public static bool AllowsDiscount(JsonObject preferences) => (preferences["SalesFormsPrefs"] as JsonObject)?.Flag("AllowDiscount") == true;

    public static bool UsesSalesTax(JsonObject preferences) => (preferences["TaxPrefs"] as JsonObject)?.Flag("UsingSalesTax") == true;
}
