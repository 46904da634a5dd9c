namespace QboAdmin.Intuit;

/// <summary>The QuickBooks Online Accounting API.</summary>
internal interface IAccountingClient
{
    /// <summary>Reads the company behind the present connection. A refused token is replaced once, and the read repeated once.</summary>
    Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(CancellationToken cancellationToken);

    /// <summary>Reads the company of a grant that is not (yet) the connection; nothing is replaced or repeated.</summary>
    Task<QboResult<CompanyInfo>> GetCompanyInfoAsync(AccessGrant grant, CancellationToken cancellationToken);
}
