using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>What Intuit fills in: names of references, numbers, line ids, subtotal, tax, total, and the defaults of the company.</summary>
internal static class ReceiptCompletion
{
    public static JsonObject Complete(CompanyBooks books, JsonObject receipt, JsonObject? before, DateOnly today)
    {
        receipt["TxnDate"] ??= today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (before is null) CompleteNew(books, receipt);
        receipt["CurrencyRef"] = Json.Reference("USD", "United States Dollar");
        Name(receipt, "CustomerRef", books, EntityKinds.Customer);
        Name(receipt, "PaymentMethodRef", books, EntityKinds.PaymentMethod);
        Name(receipt, "DepositToAccountRef", books, EntityKinds.Account);
        Name(receipt, "ClassRef", books, EntityKinds.Class);
        Name(receipt, "DepartmentRef", books, EntityKinds.Department);
        var totals = ReceiptTotals.Of(books, receipt);
        receipt["Line"] = Lines(books, receipt, before, totals);
        receipt["TxnTaxDetail"] = totals.ToTaxDetail(receipt["TxnTaxDetail"] as JsonObject);
        receipt["TotalAmt"] = Json.Money(totals.Total);
        receipt["Balance"] = 0;
        receipt["ApplyTaxAfterDiscount"] ??= false;
        receipt.Remove("AutoDocNumber");
        return receipt;
    }

    private static void CompleteNew(CompanyBooks books, JsonObject receipt)
    {
        if (receipt.Text("DocNumber") is "AUTO_GENERATE" || (receipt.Text("DocNumber") is null && CompanyPreferences.Numbers(books.Preferences)))
            receipt["DocNumber"] = (books.NextNumber++).ToString(CultureInfo.InvariantCulture);
        receipt["DepositToAccountRef"] ??= Json.Reference(Seeding.AccountSeed.UndepositedFundsId, null);
        receipt["PrintStatus"] ??= "NeedToPrint";
        receipt["EmailStatus"] ??= "NotSet";
        receipt["LinkedTxn"] ??= new JsonArray();
        if (receipt.IdIn("CustomerRef") is { } id && books.Table(EntityKinds.Customer).Find(id)?.ToEntity()["BillAddr"] is { } address)
            receipt["BillAddr"] ??= address.DeepClone();
    }

    private static JsonArray Lines(CompanyBooks books, JsonObject receipt, JsonObject? before, ReceiptTotals totals)
    {
        string[] known = [.. before?.Objects("Line").Select(line => line.Text("Id")).OfType<string>() ?? []];
        var lastId = known.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        var number = 0;
        var (items, discounts) = (new List<JsonNode>(), new List<JsonNode>());
        foreach (var given in receipt.Objects("Line").Where(line => line.Text("DetailType") is not "SubTotalLineDetail"))
        {
            var line = given.DeepClone().AsObject();
            line.RemoveNulls();
            if (line.Text("DetailType") == "DiscountLineDetail")
            {
                line["Amount"] = Json.Money(totals.Discount);
                line.Remove("Id");
                discounts.Add(line);
                continue;
            }
            if (line.Text("Id") is not { } id || !known.Contains(id)) line["Id"] = (++lastId).ToString(CultureInfo.InvariantCulture);
            line["LineNum"] = ++number;
            if (line.Number("Amount") is { } amount) line["Amount"] = Json.Money(amount);
            if (line["SalesItemLineDetail"] is JsonObject detail) CompleteDetail(books, detail);
            items.Add(line);
        }
        var subTotal = new JsonObject { ["Amount"] = Json.Money(totals.SubTotal), ["DetailType"] = "SubTotalLineDetail", ["SubTotalLineDetail"] = new JsonObject() };
        return new JsonArray([.. items, subTotal, .. discounts]);
    }

    private static void CompleteDetail(CompanyBooks books, JsonObject detail)
    {
        detail.RemoveNulls();
        Name(detail, "ItemRef", books, EntityKinds.Item);
        Name(detail, "ClassRef", books, EntityKinds.Class);
        detail["TaxCodeRef"] ??= Json.Reference("NON", null);
        foreach (var name in (string[])["Qty", "UnitPrice"])
            if (detail.Number(name) is { } number) detail[name] = Json.Plain(number);
    }

    // Names are filled in by Intuit, whatever was sent.
    private static void Name(JsonObject owner, string reference, CompanyBooks books, EntityKind kind)
    {
        if (owner.IdIn(reference) is { } id)
            owner[reference] = Json.Reference(id, books.Table(kind).Find(id) is { } row ? row.Values[kind.IndexOf(kind.NameMember!)!.Value] as string : null);
    }
}
