using System.Runtime.CompilerServices;
using QboAdmin.Intuit;
using QboAdmin.Intuit.Calls;
using QboAdmin.Intuit.Entities;
using QboAdmin.Intuit.Queries;
using QboAdmin.Values;

namespace QboAdmin.Tests.Fixtures;

/// <summary>QuickBooks as a test wants it: it knows the names of companies, and counts who asks.</summary>
internal sealed class ScriptedAccounting : IAccountingClient
{
    private int _calls;

    /// <summary>The company behind the present connection.</summary>
    public RealmId Present { get; set; } = The.Realm;

    /// <summary>What is answered instead of a company; null for a company.</summary>
    public QboFailure? Failure { get; set; }

    public int Calls => Volatile.Read(ref _calls);

    public static string NameOf(RealmId realm) => realm == The.Realm ? "Mwangaza Friends" : "Harbour Light Food Pantry";

    public Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(CancellationToken cancellationToken) => AnswerAsync(Present);

    public Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(AccessGrant grant, CancellationToken cancellationToken) => AnswerAsync(grant.Realm);

    public Task<QboResult<Preferences>> GetPreferencesAsync(CancellationToken cancellationToken) => throw NotScripted();

    public Task<QboResult<T>> GetAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IQboEntity<T> => throw NotScripted();

    public Task<QboResult<Page<T>>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T> => throw NotScripted();

    public Task<QboResult<RowCount>> CountAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : class, IQboEntity<T> => throw NotScripted();

    public Task<QboResult<T>> CreateAsync<T>(T entity, RequestId requestId, CancellationToken cancellationToken, RealmId? onlyIn)
        where T : class, IWritableEntity<T> => throw NotScripted();

    public Task<QboResult<T>> UpdateAsync<T>(T entity, RequestId requestId, CancellationToken cancellationToken)
        where T : class, IWritableEntity<T> => throw NotScripted();

    public Task<QboResult<SalesReceipt>> VoidAsync(EntityVersion receipt, RequestId requestId, CancellationToken cancellationToken) => throw NotScripted();

    public Task<QboResult<DeletedEntity>> DeleteAsync(EntityVersion receipt, RequestId requestId, CancellationToken cancellationToken) => throw NotScripted();

    public Task<QboResult<SalesReceipt>> SendAsync(string id, string? sendTo, RequestId requestId, CancellationToken cancellationToken) => throw NotScripted();

    public Task<QboResult<PdfFile>> GetPdfAsync(string id, CancellationToken cancellationToken) => throw NotScripted();

    public Task<QboResult<BatchAnswer>> BatchAsync(Batch batch, RequestId requestId, CancellationToken cancellationToken) => throw NotScripted();

    public Task<QboResult<ChangedEntities>> GetChangesAsync(DateTimeOffset since, IReadOnlyCollection<string> entityNames, CancellationToken cancellationToken) =>
        throw NotScripted();

    // A test of the books uses the simulator; this QuickBooks has none.
    private static NotSupportedException NotScripted([CallerMemberName] string call = "") => new($"{call} asks for books; this scripted company has a name and nothing more.");

    private Task<QboResult<CompanyInfo>> AnswerAsync(RealmId realm)
    {
        Interlocked.Increment(ref _calls);
        return Task.FromResult<QboResult<CompanyInfo>>(Failure ?? (QboResult<CompanyInfo>)new CompanyInfo(NameOf(realm), "US", "1-tid", 73));
    }
}
