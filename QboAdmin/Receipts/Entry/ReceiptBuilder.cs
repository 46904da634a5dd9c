using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>Builds what is sent to Intuit. Preview, total and request all come from here, so they can't differ.</summary>
internal static class ReceiptBuilder
{
    public static BuiltReceipt Build(ReceiptInput input, CompanySetup setup)
    {
        LineInput[] lines = [.. input.Lines.Where(line => !line.IsEmpty && ReceiptMath.AmountOf(line) is not null)];
        var subtotal = lines.Sum(line => ReceiptMath.AmountOf(line)!.Value);
        var discount = ReceiptMath.DiscountOf(input.Discount, subtotal);
        var isTaxed = setup.UsesSalesTax && lines.Any(line => line.IsTaxed);
        var request = new SalesReceipt
        {
            CustomerRef = ToReference(input.Customer),
            TxnDate = input.Date,
            DocNumber = Text(input.Number),
            PaymentMethodRef = ToReference(input.PaymentMethod),
            PaymentRefNum = Text(input.Reference),
            DepositToAccountRef = ToReference(input.DepositAccount),
            ClassRef = setup.UsesClasses ? ToReference(input.Class) : null,
            DepartmentRef = setup.UsesLocations ? ToReference(input.Location) : null,
            CustomerMemo = Text(input.Message) is { } message ? new MemoText(message) : null,
            PrivateNote = Text(input.Note),
            BillEmail = Text(input.Email) is { } email ? new EmailAddress(email) : null,
            Line = [.. lines.Select(line => ToLine(line, setup)), .. DiscountLine(input.Discount, discount, setup)],
            TxnTaxDetail = isTaxed && (input.Tax?.Id ?? setup.TaxCodeId) is { } code ? new TransactionTax(new Reference(code), null, null) : null,
        };
        return new BuiltReceipt(request, subtotal, discount, isTaxed);
    }

    private static ReceiptLine ToLine(LineInput line, CompanySetup setup)
    {
        var parts = ReceiptMath.PartsOf(line);
        return new ReceiptLine
        {
            Description = Text(line.Description),
            Amount = ReceiptMath.AmountOf(line),
            DetailType = LineType.Item,
            SalesItemLineDetail = new ItemLineDetail
            {
                ItemRef = ToReference(line.Item),
                Qty = parts?.Quantity,
                UnitPrice = parts?.Rate,
                TaxCodeRef = setup.UsesSalesTax ? new Reference(line.IsTaxed ? TaxCode.UsTaxable : TaxCode.UsNonTaxable) : null,
            },
        };
    }

    private static IEnumerable<ReceiptLine> DiscountLine(DiscountInput? input, decimal discount, CompanySetup setup)
    {
        if (input is null || discount == 0)
        {
            yield break;
        }

        var account = setup.DiscountAccountId is { } id ? new Reference(id) : null;
        yield return new ReceiptLine
        {
            Amount = discount,
            DetailType = LineType.Discount,
            DiscountLineDetail = new DiscountLineDetail(input.Percent is not null, input.Percent, account),
        };
    }

    private static Reference? ToReference(Choice? choice) => choice is null ? null : new Reference(choice.Id, choice.Name);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
