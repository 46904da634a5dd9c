using QboAdmin.Intuit;

namespace QboAdmin.Receipts;

/// <summary>Says Intuit's errors in words, at the field where they can be mended.</summary>
internal static class FaultWords
{
    public static IReadOnlyList<FieldProblem> Of(QboFailure.Rejected rejected) => [.. rejected.Errors.Select(Of)];

    private static FieldProblem Of(QboError error)
    {
        var field = FieldOf(error.Field);
        return new FieldProblem(field, error.Code switch
        {
            "2050" => "This is longer than QuickBooks takes.",
            "2210" => "QuickBooks does not take this as an email address.",
            "2500" => $"QuickBooks does not know this {NounOf(field)} any more. Choose another.",
            "5010" => "Somebody has changed this receipt in the meantime. Load it again, then change it.",
            "6070" => "Quantity times rate is not the amount.",
            "6100" => "QuickBooks does not take this tax code.",
            "6140" => "This number is taken. Choose another, or leave it to QuickBooks.",
            "6200" or "6210" => "The books are closed for this date. Choose a later one.",
            "6240" => "This name is taken in QuickBooks.",
            "6250" => "This customer is no longer active in QuickBooks. Choose another.",
            "6420" => "An email address is needed to send the receipt.",
            "6430" => "This account takes no deposits. Choose a bank account or Undeposited Funds.",
            "6540" => "The receipt is part of a deposit. Take it out of the deposit in QuickBooks first.",
            _ => $"QuickBooks says: {error.Detail ?? error.Message}",
        });
    }

    private static ReceiptField FieldOf(string? member) => member switch
    {
        "CustomerRef" => ReceiptField.Customer,
        "TxnDate" => ReceiptField.Date,
        "DocNumber" => ReceiptField.Number,
        "PaymentMethodRef" => ReceiptField.PaymentMethod,
        "PaymentRefNum" => ReceiptField.Reference,
        "DepositToAccountRef" => ReceiptField.DepositAccount,
        "ClassRef" => ReceiptField.Class,
        "DepartmentRef" => ReceiptField.Location,
        "CustomerMemo" => ReceiptField.Message,
        "PrivateNote" => ReceiptField.Note,
        "BillEmail" => ReceiptField.Email,
        "DiscountLineDetail" => ReceiptField.Discount,
        FaultFields.Lines => ReceiptField.Lines,
        FaultFields.Item => ReceiptField.Item,
        FaultFields.TaxCode => ReceiptField.Tax,
        _ => ReceiptField.Receipt,
    };

    private static string NounOf(ReceiptField field) => field switch
    {
        ReceiptField.Customer => "customer",
        ReceiptField.PaymentMethod => "payment method",
        ReceiptField.DepositAccount => "account",
        ReceiptField.Class => "class",
        ReceiptField.Location => "location",
        ReceiptField.Item => "item",
        _ => "entry",
    };
}
