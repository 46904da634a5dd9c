using QboAdmin.Intuit;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Receipts;

/// <summary>Looks in the books for receipts like one that was or will be sent.</summary>
internal sealed class ReceiptLookup(IAccountingClient client)
{
    /// <summary>Two receipts of the same customer and amount within this many days look like one entered twice.</summary>
    public const int LikelyWithinDays = 7;

    // Clocks differ, and Intuit writes times without fractions.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>Receipts that are this one: the same in everything that was sent, and made since it was sent.</summary>
    public async Task<QboResult<IReadOnlyList<SalesReceipt>>> FindAsync(SalesReceipt request, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var query = new Query<SalesReceipt>()
            .WhereIf(request.CustomerRef?.Value is { } customer ? SalesReceipt.Fields.CustomerRef.Is(customer) : null)
            .WhereIf(request.TxnDate is { } day ? SalesReceipt.Fields.TxnDate.Is(day) : null)
            .Where(SalesReceipt.Fields.LastUpdated.Since(sentAt - Tolerance));
        var result = await client.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return result.Succeeded(out var page, out var failure)
            ? QboResult<IReadOnlyList<SalesReceipt>>.Of([.. page.Rows.Where(row => row.MetaData?.CreateTime >= sentAt - Tolerance && IsSame(row, request))])
            : failure;
    }

    /// <summary>
    /// Receipts that may be the same gift entered before: same customer, and within a week the same amount, or ever the same reference.
    /// </summary>
    public async Task<QboResult<IReadOnlyList<SalesReceipt>>> FindLikelyAsync(SalesReceipt request, decimal total, CancellationToken cancellationToken)
    {
        if (request.CustomerRef?.Value is not { } customer || request.TxnDate is not { } day)
        {
            return QboResult<IReadOnlyList<SalesReceipt>>.Of([]);
        }

        var ofCustomer = new Query<SalesReceipt>().Where(SalesReceipt.Fields.CustomerRef.Is(customer)).OrderByDescending(SalesReceipt.Fields.TxnDate);
        var near = await client.QueryAsync(
            ofCustomer
                .Where(SalesReceipt.Fields.TxnDate.From(day.AddDays(-LikelyWithinDays)))
                .Where(SalesReceipt.Fields.TxnDate.To(day.AddDays(LikelyWithinDays)))
                .Page(1, 100),
            cancellationToken).ConfigureAwait(false);
        if (!near.Succeeded(out var page, out var failure))
        {
            return failure;
        }

        IEnumerable<SalesReceipt> likely = page.Rows.Where(row => row.TotalAmt == total || HasReference(row, request));
        if (request.PaymentRefNum is { } reference)
        {
            var named = await client.QueryAsync(ofCustomer.Where(SalesReceipt.Fields.PaymentRefNum.Is(reference)).Page(1, 20), cancellationToken).ConfigureAwait(false);
            if (!named.Succeeded(out var withReference, out failure))
            {
                return failure;
            }

            likely = likely.Concat(withReference.Rows);
        }

        return QboResult<IReadOnlyList<SalesReceipt>>.Of([.. likely.DistinctBy(row => row.Id)]);
    }

    private static bool HasReference(SalesReceipt row, SalesReceipt request) => request.PaymentRefNum is not null && row.PaymentRefNum == request.PaymentRefNum;

    private static bool IsSame(SalesReceipt row, SalesReceipt request) =>
        row.PaymentRefNum == request.PaymentRefNum
        && row.PrivateNote == request.PrivateNote
        && (request.DocNumber is null || row.DocNumber == request.DocNumber)
        && ItemAmounts(row).SequenceEqual(ItemAmounts(request));

    private static IEnumerable<(string? Item, decimal? Amount)> ItemAmounts(SalesReceipt receipt) => (receipt.Line ?? [])
        .Where(line => line.DetailType == LineType.Item)
        .Select(line => (line.SalesItemLineDetail?.ItemRef?.Value, line.Amount));
}
