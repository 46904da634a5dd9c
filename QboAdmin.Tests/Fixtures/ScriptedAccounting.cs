using QboAdmin.Intuit;
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

    private Task<QboResult<CompanyInfo>> AnswerAsync(RealmId realm)
    {
        Interlocked.Increment(ref _calls);
        return Task.FromResult<QboResult<CompanyInfo>>(Failure ?? (QboResult<CompanyInfo>)new CompanyInfo(NameOf(realm), "US", "1-tid", 73));
    }
}
