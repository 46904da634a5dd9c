namespace QboAdmin.Receipts;

/// <summary>Checks lines and discount: amounts, lengths, and what they come to.</summary>
internal static class ReceiptLineChecks
{
    public static IEnumerable<FieldProblem> Check(ReceiptInput input, CompanyLists? lists)
    {
        if (input.Lines.All(line => line.IsEmpty))
        {
            return [new FieldProblem(ReceiptField.Lines, "Add a line with an item and an amount.")];
        }

        var tooMany = input.Lines.Count(line => !line.IsEmpty) > EntryRules.MaxLines
            ? [new FieldProblem(ReceiptField.Lines, $"QuickBooks takes at most {EntryRules.MaxLines} lines.")]
            : Array.Empty<FieldProblem>();
        return [.. tooMany, .. input.Lines.SelectMany((line, index) => line.IsEmpty ? [] : CheckLine(line, index)), .. CheckSums(input, lists)];
    }

    private static IEnumerable<FieldProblem> CheckLine(LineInput line, int index)
    {
        if (line.Item is null)
        {
            yield return new FieldProblem(ReceiptField.Item, "Choose an item.", index);
        }

        if (ReceiptMath.AmountOf(line) is not { } amount)
        {
            yield return new FieldProblem(ReceiptField.Amount, "Enter an amount, or quantity and rate.", index);
        }
        else if (Math.Abs(amount) > EntryRules.MaxAmount)
        {
            yield return new FieldProblem(ReceiptField.Amount, "The amount is too large for QuickBooks.", index);
        }
        else if (line.Amount is { } entered && ReceiptMath.Cents(entered) != entered)
        {
            yield return new FieldProblem(ReceiptField.Amount, $"The amount has fractions of a cent and is booked as {amount:0.00}.", index, IsWarning: true);
        }

        if (line.Description?.Trim().Length > EntryRules.MaxDescription)
        {
            yield return new FieldProblem(ReceiptField.Description, $"The description is too long. QuickBooks takes {EntryRules.MaxDescription:#,0} characters.", index);
        }
    }

    private static IEnumerable<FieldProblem> CheckSums(ReceiptInput input, CompanyLists? lists)
    {
        var subtotal = input.Lines.Where(line => !line.IsEmpty).Sum(line => ReceiptMath.AmountOf(line) ?? 0);
        var discount = ReceiptMath.DiscountOf(input.Discount, subtotal);
        if (discount != 0 && lists is { Setup.AllowsDiscounts: false })
        {
            yield return new FieldProblem(ReceiptField.Discount, "This company does not use discounts.");
        }

        if (input.Discount is { Percent: < 0 or > 100 } or { Amount: < 0 })
        {
            yield return new FieldProblem(ReceiptField.Discount, "A discount is from 0 to 100 %, or a positive amount.");
        }

        if (subtotal - discount < 0)
        {
            yield return new FieldProblem(ReceiptField.Lines, "The total is less than zero. That is a refund, not a receipt.");
        }
        else if (subtotal - discount == 0)
        {
            yield return new FieldProblem(ReceiptField.Lines, "The total is zero.", IsWarning: true);
        }
    }
}
