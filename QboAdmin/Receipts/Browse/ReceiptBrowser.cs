using QboAdmin.Intuit;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Receipts;

/// <summary>
/// Reads pages of receipts from QuickBooks without fetching more than is shown: one query and one count. Where Intuit can't choose (payment
/// method, voided), it looks at thousand after thousand until the page is full, and says how far it got.
/// </summary>
internal sealed class ReceiptBrowser(IAccountingClient client)
{
    /// <summary>The most receipts that one question looks at.</summary>
    public const int MaxLookedAt = 10_000;

    public async Task<QboResult<ReceiptPage>> ListAsync(ReceiptFilter filter, CancellationToken cancellationToken) => filter.NeedsLooking
        ? await LookAsync(filter, cancellationToken).ConfigureAwait(false)
        : await AskAsync(filter, cancellationToken).ConfigureAwait(false);

    public async Task<QboResult<ReceiptView>> GetAsync(string id, CancellationToken cancellationToken) =>
        (await client.GetAsync<SalesReceipt>(id, cancellationToken).ConfigureAwait(false)).Succeeded(out var receipt, out var failure) ? receipt.ToView() : failure;

    private async Task<QboResult<ReceiptPage>> AskAsync(ReceiptFilter filter, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery();
        var counting = client.CountAsync(query, cancellationToken);
        var rows = await client.QueryAsync(query.Page(((filter.Page - 1) * filter.PageSize) + 1, filter.PageSize), cancellationToken).ConfigureAwait(false);
        var counted = await counting.ConfigureAwait(false);
        if (!rows.Succeeded(out var page, out var failure) || !counted.Succeeded(out var count, out failure))
        {
            return failure;
        }

        return new ReceiptPage([.. page.Rows.Select(ReceiptViews.ToView)], count.Value, IsWhole: true);
    }

    private async Task<QboResult<ReceiptPage>> LookAsync(ReceiptFilter filter, CancellationToken cancellationToken)
    {
        List<ReceiptView> matching = [];
        for (var lookedAt = 0; lookedAt < MaxLookedAt; lookedAt += Query<SalesReceipt>.LargestPage)
        {
            var query = filter.ToQuery().Page(lookedAt + 1, Query<SalesReceipt>.LargestPage);
            if (!(await client.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Succeeded(out var page, out var failure))
            {
                return failure;
            }

            matching.AddRange(page.Rows.Select(ReceiptViews.ToView).Where(filter.Matches));
            if (!page.IsFull)
            {
                return Cut(matching, filter, isWhole: true);
            }
        }

        return Cut(matching, filter, isWhole: false);
    }

    private static ReceiptPage Cut(List<ReceiptView> matching, ReceiptFilter filter, bool isWhole) =>
        new([.. matching.Skip((filter.Page - 1) * filter.PageSize).Take(filter.PageSize)], matching.Count, isWhole);
}

/// <summary>One page of receipts.</summary>
/// <param name="Rows">Those of the page.</param>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="IsWhole">False when there were too many to look at all, so that more may match.</param>
public sealed record ReceiptPage(IReadOnlyList<ReceiptView> Rows, int Count, bool IsWhole);
