using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Seeding;

/// <summary>Payment methods with the ids that samples count on, classes, locations and tax codes.</summary>
internal static class SmallListSeed
{
    public const string CashId = "1";
    public const string CheckId = "2";
    public const string VisaId = "3";

    private static readonly string[] Methods = ["Cash", "Check", "Visa", "MasterCard", "Discover", "American Express", "Diners Club", "Bank Transfer", "PayPal"];

    public static void Fill(SeedWriter writer, DateTimeOffset since)
    {
        foreach (var (index, name) in Methods.Index())
            writer.Add(EntityKinds.PaymentMethod, null, since, new JsonObject { ["Name"] = name, ["Type"] = index is >= 2 and <= 6 ? "CREDIT_CARD" : "NON_CREDIT_CARD" });
        foreach (var name in (string[])["General", "Youth", "Water Projects", "Events"])
            writer.Add(EntityKinds.Class, null, since, new JsonObject { ["Name"] = name, ["SubClass"] = false });
        foreach (var name in (string[])["Ithaca", "Nairobi", "Online"])
            writer.Add(EntityKinds.Department, null, since, new JsonObject { ["Name"] = name, ["SubDepartment"] = false });

        TaxCode(writer, since, "TAX", "TAX", "Taxable", taxable: true, isGroup: false);
        TaxCode(writer, since, "NON", "NON", "Not taxable", taxable: false, isGroup: false);
        TaxCode(writer, since, "2", "State", "State sales tax, 8 %", taxable: true, isGroup: true);
    }

    private static void TaxCode(SeedWriter writer, DateTimeOffset since, string id, string name, string description, bool taxable, bool isGroup)
    {
        var code = new JsonObject
        {
            ["Name"] = name, ["Description"] = description, ["Active"] = true, ["Hidden"] = false, ["Taxable"] = taxable, ["TaxGroup"] = isGroup,
            ["Id"] = id, ["SyncToken"] = "0",
        };
        if (isGroup)
        {
            code["SalesTaxRateList"] = new JsonObject
            {
                ["TaxRateDetail"] = new JsonArray(new JsonObject { ["TaxRateRef"] = Json.Reference("3", "State"), ["TaxTypeApplicable"] = "TaxOnAmount", ["TaxOrder"] = 0 }),
            };
            code["PurchaseTaxRateList"] = new JsonObject { ["TaxRateDetail"] = new JsonArray() };
        }
        writer.Put(EntityKinds.TaxCode, code, since);
    }
}
