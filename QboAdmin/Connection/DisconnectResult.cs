namespace QboAdmin.Connection;

/// <summary>What came of a disconnect. In every case nothing is connected here any more.</summary>
public enum DisconnectResult
{
    /// <summary>There was no connection.</summary>
    WasNotConnected,

    /// <summary>There was no refresh token that Intuit could be told of.</summary>
    NothingToRevoke,

    /// <summary>Intuit has ended the grant as well.</summary>
    Revoked,

    /// <summary>Intuit could not be told yet; it is tried for ten minutes.</summary>
    RevokeWaits,
}

/// <summary>The result in words.</summary>
internal static class DisconnectResultWords
{
    public static string Describe(this DisconnectResult result) => result switch
    {
        DisconnectResult.WasNotConnected => "QuickBooks was not connected.",
        DisconnectResult.RevokeWaits => "Disconnected from QuickBooks. Intuit can't be reached and is told within ten minutes.",
        _ => "Disconnected from QuickBooks.",
    };
}
