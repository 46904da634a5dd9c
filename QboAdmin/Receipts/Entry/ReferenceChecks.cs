using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>Whether what a receipt points to can still be used.</summary>
internal static class ReferenceChecks
{
    public static IEnumerable<FieldProblem> Check(ReceiptInput input, CompanyLists lists) =>
    [
        .. input.Lines.SelectMany((line, index) => CheckItem(line.Item, index, lists)),
        .. CheckAccount(input.DepositAccount, lists),
        .. CheckActive(ReceiptField.PaymentMethod, "payment method", input.PaymentMethod, lists.PaymentMethods.Where(row => row.Active != false).Select(row => row.Id)),
        .. lists.Setup.UsesClasses ? CheckActive(ReceiptField.Class, "class", input.Class, lists.Classes.Select(row => row.Id)) : [],
        .. lists.Setup.UsesLocations ? CheckActive(ReceiptField.Location, "location", input.Location, lists.Locations.Select(row => row.Id)) : [],
    ];

    private static IEnumerable<FieldProblem> CheckItem(Choice? choice, int line, CompanyLists lists)
    {
        if (choice is null)
        {
            yield break;
        }

        var item = lists.Items.FirstOrDefault(known => known.Id == choice.Id);
        if (item is null or { Active: false })
        {
            yield return new FieldProblem(ReceiptField.Item, $"{choice.Name} is no longer active in QuickBooks. Choose another item.", line);
        }
        else if (item.Type == Item.CategoryType)
        {
            yield return new FieldProblem(ReceiptField.Item, $"{choice.Name} is a category. Choose an item in it.", line);
        }
    }

    private static IEnumerable<FieldProblem> CheckAccount(Choice? choice, CompanyLists lists)
    {
        if (choice is null)
        {
            yield break;
        }

        var account = lists.Accounts.FirstOrDefault(known => known.Id == choice.Id);
        if (account is null || !account.TakesDeposits())
        {
            yield return new FieldProblem(ReceiptField.DepositAccount, $"{choice.Name} takes no deposits. Choose a bank account or Undeposited Funds.");
        }
        else if (account.Active == false)
        {
            yield return new FieldProblem(ReceiptField.DepositAccount, $"{choice.Name} is no longer active in QuickBooks. Choose another account.");
        }
    }

    private static IEnumerable<FieldProblem> CheckActive(ReceiptField field, string noun, Choice? choice, IEnumerable<string?> ids)
    {
        if (choice is not null && !ids.Contains(choice.Id))
        {
            yield return new FieldProblem(field, $"{choice.Name} is no longer active in QuickBooks. Choose another {noun}.");
        }
    }
}
