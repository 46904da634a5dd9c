namespace QboAdmin.IntuitSimulator.State;

/// <summary>What has happened since the last reset; also the JSON of <c>GET /control/stats</c>.</summary>
internal sealed record Counters
{
    /// <summary>Consents given on the consent page.</summary>
    public long Authorizations { get; set; }

    /// <summary>Codes exchanged for tokens, successful ones only.</summary>
    public long CodeExchanges { get; set; }

    /// <summary>Successful refreshes, those whose answer a fault then lost included.</summary>
    public long Refreshes { get; set; }

    /// <summary>Refreshes by an authenticated app that were answered with <c>invalid_grant</c>.</summary>
    public long RefreshesRefused { get; set; }

    /// <summary>Successful calls of the revocation endpoint; a disconnect inside QuickBooks is not one.</summary>
    public long Revocations { get; set; }

    /// <summary>Requests that arrived at the Accounting API, whatever the answer, those met by a fault included.</summary>
    public long ApiCalls { get; set; }

    /// <summary>Successful reads and queries, which Intuit meters for production companies ("CorePlus").</summary>
    public long MeteredReads { get; set; }

    /// <summary>Requests answered with 429 because the limits are kept; those of a fault are not among them.</summary>
    public long Throttled { get; set; }
}
