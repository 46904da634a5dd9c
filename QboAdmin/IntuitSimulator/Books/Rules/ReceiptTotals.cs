using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>The sums of a receipt, each rounded half up to the cent.</summary>
internal sealed record ReceiptTotals(decimal SubTotal, decimal Discount, decimal Taxable, decimal Tax, bool UsesTax)
{
    /// <summary>The one rate of the simulated tax agency, in percent.</summary>
    public const decimal Rate = 8m;

    public decimal Total => SubTotal - Discount + Tax;

    public static ReceiptTotals Of(CompanyBooks books, JsonObject receipt)
    {
        var items = receipt.Objects("Line").Where(line => line.Text("DetailType") is "SalesItemLineDetail" or "GroupLineDetail").ToArray();
        var subTotal = items.Sum(AmountOf);
        var discount = receipt.Objects("Line").Where(line => line.Text("DetailType") == "DiscountLineDetail").Sum(line => DiscountOf(line, subTotal));
        var usesTax = CompanyPreferences.UsesSalesTax(books.Preferences);
        var taxable = items.Where(line => (line["SalesItemLineDetail"] as JsonObject)?.IdIn("TaxCodeRef") == "TAX").Sum(AmountOf);
        if (receipt.Flag("ApplyTaxAfterDiscount") == true && subTotal > 0) taxable -= Round(discount * taxable / subTotal);
        var given = receipt["TxnTaxDetail"] as JsonObject;
        var tax = !usesTax ? 0 : given?.Number("TotalTax") ?? (given?.IdIn("TxnTaxCodeRef") is null ? 0 : Round(taxable * Rate / 100));
        return new ReceiptTotals(subTotal, discount, taxable, tax, usesTax);
    }

    public JsonObject ToTaxDetail(JsonObject? given)
    {
        var detail = new JsonObject();
        if (UsesTax && given?["TxnTaxCodeRef"] is { } code) detail["TxnTaxCodeRef"] = code.DeepClone();
        detail["TotalTax"] = Json.Money(Tax);
        if (Tax == 0) return detail;
        detail["TaxLine"] = new JsonArray(new JsonObject
        {
            ["Amount"] = Json.Money(Tax),
            ["DetailType"] = "TaxLineDetail",
            ["TaxLineDetail"] = new JsonObject
            {
                ["TaxRateRef"] = Json.Reference("3", null),
                ["PercentBased"] = true,
                ["TaxPercent"] = Rate,
                ["NetAmountTaxable"] = Json.Money(Taxable),
            },
        });
        return detail;
    }

    private static decimal AmountOf(JsonObject line) => Round(line.Number("Amount") ?? 0);

    private static decimal DiscountOf(JsonObject line, decimal subTotal) =>
        line["DiscountLineDetail"] is JsonObject detail && detail.Flag("PercentBased") == true
            ? Round(subTotal * (detail.Number("DiscountPercent") ?? 0) / 100)
            : Round(line.Number("Amount") ?? 0);

    private static decimal Round(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
