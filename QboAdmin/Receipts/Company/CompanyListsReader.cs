using QboAdmin.Intuit;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;

namespace QboAdmin.Receipts;

/// <summary>
/// Reads the company's lists and keeps them for a few minutes: reads are metered, and a form must not wait. Many askers cause one read. What cannot
/// be read now is told, and not remembered.
/// </summary>
internal sealed class CompanyListsReader(IAccountingClient client, IBooksOwner owner, TimeProvider time) : IDisposable
{
    /// <summary>How old lists may be.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private CompanyLists? _known;

    /// <param name="anew">Whether even fresh ones are read again, because a person knows of a change.</param>
    public async Task<QboResult<CompanyLists>> GetAsync(CancellationToken cancellationToken, bool anew = false)
    {
        if (!anew && Fresh is { } fresh)
        {
            return fresh;
        }

        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!anew && Fresh is { } readMeanwhile)
            {
                return readMeanwhile;
            }

            var read = await ReadAsync(cancellationToken).ConfigureAwait(false);
            _known = read.Value ?? _known;
            return read;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Something was changed here: whoever asks next gets the new.</summary>
    public void Forget() => _known = null;

    public void Dispose() => _reading.Dispose();

    private CompanyLists? Fresh => _known is { } known && known.Company == owner.Realm && time.GetUtcNow() - known.ReadAt < GoodFor ? known : null;

    private async Task<QboResult<CompanyLists>> ReadAsync(CancellationToken cancellationToken)
    {
        var (at, company) = (time.GetUtcNow(), owner.Realm);
        var preferences = client.GetPreferencesAsync(cancellationToken);
        var items = AllAsync(new Query<Item>().Where(Item.Fields.Active.Either()).OrderBy(Item.Fields.Name), cancellationToken);
        var accounts = AllAsync(
            new Query<Account>().Where(Account.Fields.AccountType.In([Account.BankType, Account.OtherCurrentAssetType])).Where(Account.Fields.Active.Either()),
            cancellationToken);
        var methods = AllAsync(new Query<PaymentMethod>().Where(PaymentMethod.Fields.Active.Either()), cancellationToken);
        var classes = AllAsync(new Query<Class>(), cancellationToken);
        var locations = AllAsync(new Query<Department>(), cancellationToken);
        await Task.WhenAll(preferences, items, accounts, methods, classes, locations).ConfigureAwait(false);

        return Failure(preferences, items, accounts, methods, classes, locations) is { } failure
            ? failure
            : new CompanyLists(
                company,
                CompanySetup.Of(preferences.Result.Value!),
                items.Result.Value!,
                accounts.Result.Value!,
                methods.Result.Value!,
                classes.Result.Value!,
                locations.Result.Value!,
                at);
    }

    private async Task<QboResult<IReadOnlyList<T>>> AllAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T>
    {
        List<T> rows = [];
        while (true)
        {
            var result = await client.QueryAsync(query.Page(rows.Count + 1, Query<T>.LargestPage), cancellationToken).ConfigureAwait(false);
            if (!result.Succeeded(out var page, out var failure))
            {
                return failure;
            }

            rows.AddRange(page.Rows);
            if (!page.IsFull)
            {
                return QboResult<IReadOnlyList<T>>.Of(rows);
            }
        }
    }

    private static QboFailure? Failure(
        Task<QboResult<Preferences>> preferences,
        Task<QboResult<IReadOnlyList<Item>>> items,
        Task<QboResult<IReadOnlyList<Account>>> accounts,
        Task<QboResult<IReadOnlyList<PaymentMethod>>> methods,
        Task<QboResult<IReadOnlyList<Class>>> classes,
        Task<QboResult<IReadOnlyList<Department>>> locations) =>
        preferences.Result.Failure ?? items.Result.Failure ?? accounts.Result.Failure ?? methods.Result.Failure ?? classes.Result.Failure ?? locations.Result.Failure;
}
