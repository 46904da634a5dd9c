using QboAdmin.Values;

namespace QboAdmin.Intuit;

/// <summary>Where the Accounting client gets its token. Implemented where tokens are kept.</summary>
internal interface IAccessTokenSource
{
    /// <summary>A token that is good for at least another minute, or why there is none.</summary>
    ValueTask<QboResult<AccessGrant>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Another token than the one QuickBooks refused with 401, or why there is none.</summary>
    Task<QboResult<AccessGrant>> ReplaceAsync(AccessToken refused, CancellationToken cancellationToken);
}
