using System.Text.Json.Nodes;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>A voided receipt: still there, worth nothing, and its note says so.</summary>
internal static class ReceiptVoid
{
    public static JsonObject Of(JsonObject before)
    {
        var after = before.DeepClone().AsObject();
        foreach (var line in after.Objects("Line"))
        {
            line["Amount"] = 0;
            if (line["SalesItemLineDetail"] is not JsonObject detail) continue;
            detail.Remove("UnitPrice");
            if (detail.ContainsKey("Qty")) detail["Qty"] = 0;
        }
        after["TotalAmt"] = 0;
        after["Balance"] = 0;
        after["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = 0 };
        after["PrivateNote"] = before.Text("PrivateNote") is { } note ? $"Voided - {note}" : "Voided";
        return after;
    }
}
