using QboAdmin.Intuit;
using QboAdmin.Tests.Fixtures;
using QboAdmin.Values;

namespace QboAdmin.Tests.Intuit;

/// <summary>Hands the Accounting client the tokens the test wants, and counts.</summary>
internal sealed class ScriptedTokens : IAccessTokenSource
{
    private int _replacements;

    public QboResult<AccessGrant> First { get; set; } = Grant("first");

    public QboResult<AccessGrant> Second { get; set; } = Grant("second");

    public int Replacements => _replacements;

    public AccessToken? Refused { get; private set; }

    public static AccessGrant Grant(string token) => new(AccessToken.Parse(token), The.Realm, The.Moment.AddHours(1));

    public ValueTask<QboResult<AccessGrant>> GetAsync(CancellationToken cancellationToken) => new(First);

    public Task<QboResult<AccessGrant>> ReplaceAsync(AccessToken refused, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _replacements);
        Refused = refused;
        return Task.FromResult(Second);
    }
}
