namespace QboAdmin.IntuitSimulator.Books.Shapes;

/// <summary>SalesReceipt and its lines, from Intuit's reference and schema.</summary>
internal static class ReceiptShape
{
    private static Shape ItemDetail { get; } = new Shape("SalesItemLineDetail")
        .References("ItemRef", "ClassRef", "TaxCodeRef")
        .Numbers("Qty", "UnitPrice", "TaxInclusiveAmt", "DiscountRate", "DiscountAmt")
        .Days("ServiceDate")
        .Ignored("ItemAccountRef", "TaxClassificationRef", "MarkupInfo", "PriceLevelRef", "InventorySiteRef", "RatePercent", "UOMRef", "DeferredRevenue");

    private static Shape DiscountDetail { get; } = new Shape("DiscountLineDetail")
        .Flags("PercentBased").Numbers("DiscountPercent").References("DiscountAccountRef", "ClassRef", "TaxCodeRef").Ignored("Discount", "ServiceDate");

    private static Shape TaxDetail { get; } = new Shape("TaxLineDetail")
        .References("TaxRateRef").Flags("PercentBased").Numbers("TaxPercent", "NetAmountTaxable")
        .Ignored("TaxInclusiveAmount", "OverrideDeltaAmount", "ServiceDate");

    private static Shape Line { get; } = LineShape();

    private static Shape Tax { get; } = new Shape("TxnTaxDetail")
        .References("TxnTaxCodeRef").Numbers("TotalTax").List("TaxLine", Line)
        .Ignored("DefaultTaxCodeRef", "TaxReviewStatus", "UseAutomatedSalesTax");

    public static Shape Whole { get; } = CommonShapes.Entity("SalesReceipt")
        .Text("DocNumber", 21).Text("PaymentRefNum", 21).Text("PrivateNote", 4000)
        .Text("TrackingNum", 31)
        .Days("TxnDate", "ShipDate")
        .Object("CustomerMemo", CommonShapes.Memo)
        .Object("BillEmail", CommonShapes.Email).Object("BillEmailCc", CommonShapes.Email).Object("BillEmailBcc", CommonShapes.Email)
        .Object("BillAddr", CommonShapes.Address).Object("ShipAddr", CommonShapes.Address).Object("ShipFromAddr", CommonShapes.Address)
        .References(
            "CustomerRef", "PaymentMethodRef", "DepositToAccountRef", "ClassRef", "DepartmentRef", "CurrencyRef", "ShipMethodRef", "SalesTermRef", "ProjectRef")
        .Numbers("ExchangeRate")
        .Flags("ApplyTaxAfterDiscount", "AutoDocNumber")
        .OneOf("GlobalTaxCalculation", "TaxExcluded", "TaxInclusive", "NotApplicable")
        .OneOf("PrintStatus", "NotSet", "NeedToPrint", "PrintComplete")
        .OneOf("EmailStatus", "NotSet", "NeedToSend", "EmailSent")
        .List("Line", Line)
        .Object("TxnTaxDetail", Tax)
        .Ignored(
            "TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance", "LinkedTxn", "DeliveryInfo", "TxnSource", "CreditCardPayment", "RecurDataRef",
            "FreeFormAddress", "TxnStatus", "PONumber", "FOB", "DiscountRate", "DiscountAmt", "TemplateRef", "ARAccountRef", "SalesRepRef",
            "TransactionLocationType", "TaxExemptionRef", "RemitToRef", "PaymentType", "CheckPayment", "MemoRef", "DueDate", "HomeCurrencyAdjustmentAmount");

    private static Shape LineShape()
    {
        var line = new Shape("Line")
            .Text("Id").Text("Description", 4000).Numbers("LineNum", "Amount")
            .OneOf("DetailType", [.. ItemTypes, .. RefusedTypes])
            .Object("SalesItemLineDetail", ItemDetail)
            .Object("DiscountLineDetail", DiscountDetail)
            .Object("TaxLineDetail", TaxDetail)
            .Ignored("SubTotalLineDetail", "LinkedTxn", "CustomField", "Received", "CustomExtensions", "DescriptionLineDetail", "ProjectRef", "LineEx");
        return line.Object("GroupLineDetail", new Shape("GroupLineDetail")
            .References("GroupItemRef").Numbers("Quantity").List("Line", line).Ignored("ServiceDate"));
    }

    /// <summary>The kinds of lines that belong on a receipt.</summary>
    public static IReadOnlyList<string> ItemTypes =>
        ["SalesItemLineDetail", "SubTotalLineDetail", "DiscountLineDetail", "DescriptionOnly", "GroupLineDetail", "TaxLineDetail"];

    // Valid by the schema, and refused on a receipt.
    private static IReadOnlyList<string> RefusedTypes =>
        ["PaymentLineDetail", "DepositLineDetail", "JournalEntryLineDetail", "AccountBasedExpenseLineDetail", "ItemBasedExpenseLineDetail"];
}
