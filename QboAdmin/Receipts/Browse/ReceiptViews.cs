using QboAdmin.Intuit.Entities;

namespace QboAdmin.Receipts;

/// <summary>From Intuit's words to ours.</summary>
internal static class ReceiptViews
{
    // What Intuit puts before the note of a voided receipt; the company's language may be another, so the amounts count as well.
    private const string VoidedMark = "Voided";

    public static ReceiptView ToView(this SalesReceipt receipt) => new()
    {
        Id = receipt.Id ?? "",
        SyncToken = receipt.SyncToken ?? "0",
        Number = receipt.DocNumber,
        Date = receipt.TxnDate,
        Customer = receipt.CustomerRef.ToChoice(),
        PaymentMethod = receipt.PaymentMethodRef.ToChoice(),
        Reference = receipt.PaymentRefNum,
        DepositAccount = receipt.DepositToAccountRef.ToChoice(),
        Class = receipt.ClassRef.ToChoice(),
        Location = receipt.DepartmentRef.ToChoice(),
        Lines = [.. (receipt.Line ?? []).Where(line => line.DetailType is LineType.Item or LineType.Description or LineType.Group).Select(ToView)],
        Discount = (receipt.Line ?? []).Where(line => line.DetailType == LineType.Discount).Sum(line => line.Amount ?? 0),
        Tax = receipt.TxnTaxDetail?.TotalTax ?? 0,
        Total = receipt.TotalAmt ?? 0,
        Currency = receipt.CurrencyRef?.Value,
        Message = receipt.CustomerMemo?.Value,
        Note = receipt.PrivateNote,
        Email = receipt.BillEmail?.Address,
        SentAt = receipt.DeliveryInfo?.DeliveryTime,
        IsVoided = receipt.TotalAmt == 0 && receipt.PrivateNote?.StartsWith(VoidedMark, StringComparison.Ordinal) == true,
        IsDeposited = receipt.LinkedTxn?.Any(link => link.TxnType == "Deposit") == true,
        ChangedAt = receipt.MetaData?.LastUpdatedTime,
    };

    private static LineView ToView(ReceiptLine line) => new(
        line.SalesItemLineDetail?.ItemRef.ToChoice(),
        line.Description,
        line.SalesItemLineDetail?.Qty,
        line.SalesItemLineDetail?.UnitPrice,
        line.Amount ?? 0);

    private static Choice? ToChoice(this Reference? reference) => reference?.Value is { } id ? new Choice(id, reference.Name ?? id) : null;
}
