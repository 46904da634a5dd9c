namespace QboAdmin.Tokens;

/// <summary>Whether Intuit knows that a connection was ended here.</summary>
public enum RevokeState
{
    /// <summary>There was nothing to revoke.</summary>
    NotNeeded,

    /// <summary>Intuit could not be reached yet; tried again for ten minutes.</summary>
    Pending,

    /// <summary>Intuit has revoked the grant.</summary>
    Done,

    /// <summary>Given up: the app must be removed inside QuickBooks by hand.</summary>
    Failed,
}
