namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>An authorization code that has been handed out and not been exchanged yet, kept as a hash.</summary>
internal sealed record PendingCode(string Hash, Consent Consent, DateTimeOffset ExpiresAt);
