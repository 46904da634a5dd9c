using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>
/// The QuickBooks Online Accounting API. All calls stay within Intuit's limits for the company. A refused token is replaced once, and the call
/// repeated once. Reads are repeated after passing trouble; writes never are, and their request ids make it safe for the caller to do so.
/// </summary>
internal interface IAccountingClient
{
    /// <summary>Reads the company behind the present connection, and shows trouble as it is, without a repeat.</summary>
    Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(CancellationToken cancellationToken);

    /// <summary>Reads the company of a grant that is not (yet) the connection; nothing is replaced or repeated.</summary>
    Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(AccessGrant grant, CancellationToken cancellationToken);

    /// <summary>How the company has set QuickBooks up.</summary>
    Task<QboResult<Preferences>> GetPreferencesAsync(CancellationToken cancellationToken);

    /// <summary>One object. A missing one is <see cref="QboFailure.Rejected"/> with code 610.</summary>
    Task<QboResult<T>> GetAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IQboEntity<T>;

    /// <summary>One page of what matches.</summary>
    Task<QboResult<Page<T>>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T>;

    /// <summary>How many there are, without fetching them.</summary>
    Task<QboResult<RowCount>> CountAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T>;

    /// <summary>Makes a new object. Intuit's answer is complete; no read has to follow.</summary>
    /// <param name="onlyIn">The company for which it is meant; when another one is connected by then, nothing is sent. Null for any.</param>
    Task<QboResult<T>> CreateAsync<T>(T entity, RequestId requestId, CancellationToken cancellationToken, RealmId? onlyIn = null)
        where T : class, IWritableEntity<T>;

    /// <summary>
    /// Changes an object: all of it, or with <c>Sparse</c> only what is named. It must carry <c>Id</c> and the present <c>SyncToken</c>; an old one is
    /// <see cref="QboFailure.Rejected"/> with code 5010. Lines replace all lines.
    /// </summary>
    Task<QboResult<T>> UpdateAsync<T>(T entity, RequestId requestId, CancellationToken cancellationToken)
        where T : class, IWritableEntity<T>;

    /// <summary>Sets all amounts to zero and keeps the receipt in the books.</summary>
    Task<QboResult<SalesReceipt>> VoidAsync(EntityVersion receipt, RequestId requestId, CancellationToken cancellationToken);

    /// <summary>Takes the receipt out of the books for good.</summary>
    Task<QboResult<DeletedEntity>> DeleteAsync(EntityVersion receipt, RequestId requestId, CancellationToken cancellationToken);

    /// <summary>Has Intuit send the receipt by email.</summary>
    /// <param name="sendTo">Null for the address on the receipt; otherwise it replaces that one.</param>
    Task<QboResult<SalesReceipt>> SendAsync(string id, string? sendTo, RequestId requestId, CancellationToken cancellationToken);

    /// <summary>The receipt as Intuit prints it.</summary>
    Task<QboResult<PdfFile>> GetPdfAsync(string id, CancellationToken cancellationToken);

    /// <summary>Up to 30 operations in one call, carried out one after the other; each succeeds or fails for itself.</summary>
    Task<QboResult<BatchAnswer>> BatchAsync(Batch batch, RequestId requestId, CancellationToken cancellationToken);

    /// <summary>What has changed since a moment, at most 30 days ago; at most 1,000 objects.</summary>
    /// <param name="entityNames">Such as <c>SalesReceipt</c>; at least one.</param>
    Task<QboResult<ChangedEntities>> GetChangesAsync(DateTimeOffset since, IReadOnlyCollection<string> entityNames, CancellationToken cancellationToken);
}
