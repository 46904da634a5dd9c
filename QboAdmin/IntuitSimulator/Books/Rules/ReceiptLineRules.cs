using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Shapes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>What Intuit checks about the lines of a receipt.</summary>
internal static class ReceiptLineRules
{
    private const string ItemType = "SalesItemLineDetail";

    public static IEnumerable<ApiError> Check(CompanyBooks books, ReferenceCheck references, JsonObject receipt)
    {
        var lines = receipt.Objects("Line").ToArray();
        if (!lines.Any(line => line.Text("DetailType") is ItemType or "GroupLineDetail"))
            return lines.Any(line => line.Text("DetailType") is null) && lines is not [] ? [ApiError.Missing("DetailType")] : [ApiError.Missing("Line")];
        return lines.SelectMany(line => CheckLine(books, references, line));
    }

    private static IEnumerable<ApiError> CheckLine(CompanyBooks books, ReferenceCheck references, JsonObject line) => line.Text("DetailType") switch
    {
        null => [ApiError.Missing("DetailType")],
        ItemType => CheckItem(books, references, line),
        "DiscountLineDetail" => CheckDiscount(books, line),
        { } type when ReceiptShape.ItemTypes.Contains(type) => [],
        { } type => [ApiError.Business($"{type} can't be used on a sales receipt.")],
    };

    private static IEnumerable<ApiError> CheckItem(CompanyBooks books, ReferenceCheck references, JsonObject line)
    {
        if (line[ItemType] is not JsonObject detail)
        {
            yield return ApiError.Missing(ItemType);
            yield break;
        }
        if (line.Number("Amount") is not { } amount)
        {
            yield return ApiError.Missing("Amount");
            yield break;
        }
        if (decimal.Round(amount, 5) != amount || Math.Abs(amount) >= 10_000_000_000m)
            yield return new ApiError("2090", "Invalid Number", $"Amount should have at most 10 digits and 5 decimals. Supplied value:{amount}", "Amount");
        if (detail.Number("Qty") is { } quantity && detail.Number("UnitPrice") is { } price && (quantity, price) != (0, 0)
            && decimal.Round(quantity * price, 2, MidpointRounding.AwayFromZero) != decimal.Round(amount, 2, MidpointRounding.AwayFromZero))
        {
            yield return new ApiError(
                "6070",
                "Amount is not equal to UnitPrice * Qty",
                string.Create(CultureInfo.InvariantCulture, $"Amount is not equal to UnitPrice * Qty. Supplied value:{amount:#,0.##}"),
                "Line.Amount");
        }
        foreach (var error in references.Item(detail.IdIn("ItemRef"))) yield return error;
        foreach (var error in references.Class(detail.IdIn("ClassRef"))) yield return error;
        if (detail.IdIn("TaxCodeRef") is { } code && code is not ("TAX" or "NON"))
            yield return new ApiError("6100", "Invalid tax code", $"Business Validation Error: the tax code {code} can't be used on a line.", "TaxCodeRef");
    }

    private static IEnumerable<ApiError> CheckDiscount(CompanyBooks books, JsonObject line)
    {
        if (!CompanyPreferences.AllowsDiscount(books.Preferences))
            yield return ApiError.Business("the company does not use discounts.");
        if (line["DiscountLineDetail"] is not JsonObject detail || (detail.Flag("PercentBased") == true ? detail.Number("DiscountPercent") : line.Number("Amount")) is null)
            yield return new ApiError("6090", "Discount information is missing", "Business Validation Error: the discount's amount or percentage is missing.", "DiscountLineDetail");
    }
}
