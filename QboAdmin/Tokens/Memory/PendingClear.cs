namespace QboAdmin.Tokens;

/// <summary>A disconnect made while Redis was away: when it returns with this very set, the keys go.</summary>
/// <param name="Tokens">The set that was ended; null when it was not whole.</param>
/// <param name="Disconnected">Who did it, and whether Intuit knows.</param>
/// <param name="Happened">The event to list.</param>
internal sealed record PendingClear(TokenSet? Tokens, DisconnectedBy Disconnected, ConnectionEvent Happened);
