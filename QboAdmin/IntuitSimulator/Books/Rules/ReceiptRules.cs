using System.Globalization;
using System.Text.Json.Nodes;
using QboAdmin.IntuitSimulator.Books.Storage;

namespace QboAdmin.IntuitSimulator.Books.Rules;

/// <summary>What Intuit checks about a receipt before it books it.</summary>
internal static class ReceiptRules
{
    private const int MostLines = 750;

    public static List<ApiError> Check(CompanyBooks books, JsonObject receipt, JsonObject? before, WriteOptions options)
    {
        if (before is not null) CheckMayChange(books, before, allowDeposited: true);
        var references = new ReferenceCheck(books);
        List<ApiError> errors = [.. ReceiptLineRules.Check(books, references, receipt)];
        if (receipt.Objects("Line").Count() > MostLines) errors.Add(ApiError.Business($"a transaction has at most {MostLines} lines."));
        errors.AddRange(references.Customer(receipt.IdIn("CustomerRef")));
        errors.AddRange(references.PaymentMethod(receipt.IdIn("PaymentMethodRef")));
        errors.AddRange(references.Class(receipt.IdIn("ClassRef")));
        errors.AddRange(references.Department(receipt.IdIn("DepartmentRef")));
        errors.AddRange(references.DepositAccount(receipt.IdIn("DepositToAccountRef")));
        errors.AddRange(CheckDate(books, receipt));
        errors.AddRange(CheckEmail(receipt));
        errors.AddRange(CheckCurrency(receipt));
        if (!options.Includes("allowduplicatedocnum")) errors.AddRange(CheckNumber(books, receipt));
        return errors;
    }

    /// <summary>Closed periods and deposits forbid a change.</summary>
    /// <exception cref="RefusedException">It may not be changed.</exception>
    public static void CheckMayChange(CompanyBooks books, JsonObject receipt, bool allowDeposited = false)
    {
        if (CheckDate(books, receipt).FirstOrDefault() is { } closed) throw new RefusedException(closed);
        if (!allowDeposited && receipt.Objects("LinkedTxn").Any(link => link.Text("TxnType") == "Deposit"))
            throw new RefusedException(new ApiError(
                "6540", "Deposited Transaction cannot be changed", "Business Validation Error: The transaction is part of a deposit. Remove it from the deposit first."));
    }

    private static IEnumerable<ApiError> CheckDate(CompanyBooks books, JsonObject receipt)
    {
        var closing = (books.Preferences["AccountingInfoPrefs"] as JsonObject)?.Text("BookCloseDate");
        if (closing is not null && receipt.Text("TxnDate") is { } day && string.CompareOrdinal(day, closing) <= 0)
            yield return new ApiError(
                "6210",
                "Account Period Closed, Cannot Update Through Services API",
                $"Business Validation Error: The account period has closed and the account books cannot be updated through through the QBO Services API. Closing date: {closing}",
                "TxnDate");
    }

    private static IEnumerable<ApiError> CheckEmail(JsonObject receipt)
    {
        var address = (receipt["BillEmail"] as JsonObject)?.Text("Address");
        if (address is null && receipt.Text("EmailStatus") == "NeedToSend")
            yield return new ApiError("6420", "Email address required", "Business Validation Error: an email address is needed to send it.", "BillEmail");
        if (address is not null && !EmailText.IsValid(address))
            yield return new ApiError("2210", "Invalid Email Address format", $"Invalid Email Address format : {address}", "BillEmail");
    }

    private static IEnumerable<ApiError> CheckCurrency(JsonObject receipt)
    {
        if (receipt.IdIn("CurrencyRef") is { } currency && currency != "USD")
            yield return ApiError.Business($"the company does not use several currencies; {currency} can't be used.");
    }

    private static IEnumerable<ApiError> CheckNumber(CompanyBooks books, JsonObject receipt)
    {
        if (!CompanyPreferences.WarnsOfDuplicateNumbers(books.Preferences) || receipt.Text("DocNumber") is not { } number) yield break;
        var index = EntityKinds.SalesReceipt.IndexOf("DocNumber")!.Value;
        var other = books.Table(EntityKinds.SalesReceipt).Rows.FirstOrDefault(row =>
            row.Values[index] as string == number && row.Id.ToString(CultureInfo.InvariantCulture) != receipt.Text("Id"));
        if (other is not null)
            yield return new ApiError(
                "6140",
                "Duplicate Document Number Error",
                "Duplicate Document Number Error : You must specify a different number. This number has already been used."
                + $" DocNumber={number} is assigned to TxnType=Sales Receipt with TxnId={other.Id}");
    }
}
