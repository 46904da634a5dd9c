using System.Net.Mail;

namespace QboAdmin.Receipts;

/// <summary>Checks a receipt before Intuit has to. Each problem stands at its field and says what to do.</summary>
internal sealed class ReceiptChecks(EntryRules rules)
{
    /// <param name="lists">Null while QuickBooks can't be asked: then references and dates are left to Intuit.</param>
    /// <param name="today">The person's own calendar day.</param>
    public IReadOnlyList<FieldProblem> Check(ReceiptInput input, CompanyLists? lists, DateOnly today) =>
    [
        .. CheckCustomer(input),
        .. CheckDate(input.Date, lists?.Setup.ClosedThrough, today),
        .. CheckTexts(input),
        .. ReceiptLineChecks.Check(input, lists),
        .. lists is null ? [] : ReferenceChecks.Check(input, lists),
    ];

    private static IEnumerable<FieldProblem> CheckCustomer(ReceiptInput input)
    {
        if (input.Customer is null)
        {
            yield return new FieldProblem(ReceiptField.Customer, "Choose a customer, or create one.");
        }
    }

    private IEnumerable<FieldProblem> CheckDate(DateOnly? date, DateOnly? closedThrough, DateOnly today)
    {
        if (date is not { } day)
        {
            yield return new FieldProblem(ReceiptField.Date, "Enter the date.");
            yield break;
        }

        if (day > today.AddDays(rules.MaxDaysAhead))
        {
            yield return new FieldProblem(ReceiptField.Date, $"The date is more than {rules.MaxDaysAhead} days ahead.");
        }

        if (closedThrough is { } closed && day <= closed)
        {
            yield return new FieldProblem(ReceiptField.Date, $"The books are closed through {closed:d}. Choose a later date.");
        }
        else if (day < today.AddDays(-rules.WarnOlderThanDays))
        {
            yield return new FieldProblem(ReceiptField.Date, "The date is more than a year ago. Is the year right?", IsWarning: true);
        }
    }

    private static IEnumerable<FieldProblem> CheckTexts(ReceiptInput input)
    {
        (ReceiptField Field, string Name, string? Text, int Max)[] texts =
        [
            (ReceiptField.Number, "The number", input.Number, EntryRules.MaxNumber),
            (ReceiptField.Reference, "The reference", input.Reference, EntryRules.MaxReference),
            (ReceiptField.Message, "The message", input.Message, EntryRules.MaxMessage),
            (ReceiptField.Note, "The note", input.Note, EntryRules.MaxNote),
            (ReceiptField.Email, "The address", input.Email, EntryRules.MaxEmail),
        ];
        foreach (var (field, name, text, max) in texts.Where(entry => entry.Text?.Trim().Length > entry.Max))
        {
            yield return new FieldProblem(field, $"{name} has {text!.Trim().Length:#,0} characters. QuickBooks takes {max:#,0}.");
        }

        if (!string.IsNullOrWhiteSpace(input.Email) && !IsEmail(input.Email))
        {
            yield return new FieldProblem(ReceiptField.Email, "This is not an email address.");
        }
    }

    // Intuit takes several with commas between them.
    private static bool IsEmail(string text) => Array.TrueForAll(text.Split(','), part =>
        MailAddress.TryCreate(part.Trim(), out var address) && address.Address == part.Trim() && address.Host.Contains('.', StringComparison.Ordinal));
}
