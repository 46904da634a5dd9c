using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books;
using QboAdmin.IntuitSimulator.Books.Rules;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Control;

/// <summary>The body of <c>POST /control/books/{realm}/preferences</c>, as a person would set them in QuickBooks; what is not said stays as it is.</summary>
internal sealed record PreferencesChange(
    DateOnly? BookCloseDate = null,
    bool? CustomTxnNumbers = null,
    bool? WarnDuplicateNumber = null,
    bool? AllowDiscount = null,
    bool? UsingSalesTax = null,
    bool? ClassTracking = null,
    bool? TrackDepartments = null)
{
    public const string Example =
        """{"bookCloseDate":"2026-01-31","customTxnNumbers":true,"warnDuplicateNumber":true,"allowDiscount":true,"usingSalesTax":true,"classTracking":true,"trackDepartments":true}""";

    public JsonObject ApplyTo(CompanyBooks books)
    {
        var preferences = books.Read(open => open.Preferences.DeepClone().AsObject());
        Set(preferences, "AccountingInfoPrefs", "BookCloseDate", BookCloseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Set(preferences, "AccountingInfoPrefs", "ClassTrackingPerTxn", ClassTracking);
        Set(preferences, "AccountingInfoPrefs", "TrackDepartments", TrackDepartments);
        Set(preferences, "SalesFormsPrefs", "CustomTxnNumbers", CustomTxnNumbers);
        Set(preferences, "SalesFormsPrefs", "AllowDiscount", AllowDiscount);
        Set(preferences, "TaxPrefs", "UsingSalesTax", UsingSalesTax);
        if (WarnDuplicateNumber is { } warns)
        {
            var pair = (preferences["OtherPrefs"] as JsonObject)!.Objects("NameValue").Single(known => known.Text("Name") == CompanyPreferences.WarnDuplicateNumber);
            pair["Value"] = warns ? "true" : "false";
        }
        books.SetPreferences(preferences);
        return preferences;
    }

    private static void Set(JsonObject preferences, string group, string name, JsonNode? value)
    {
        if (value is not null) preferences[group]![name] = value;
    }
}
