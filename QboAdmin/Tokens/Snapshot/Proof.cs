namespace QboAdmin.Tokens;

/// <summary>The last time Intuit itself showed that the connection works.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">How.</param>
/// <param name="Milliseconds">How long the answer took.</param>
public sealed record Proof(DateTimeOffset At, ProofKind Kind, int Milliseconds);

/// <summary>How the connection was seen to work.</summary>
public enum ProofKind
{
    /// <summary>Intuit gave tokens for a person's consent.</summary>
    Connected,

    /// <summary>Intuit gave a new access token.</summary>
    Refreshed,

    /// <summary>QuickBooks answered with the company's data.</summary>
    CompanyInfo,
}
