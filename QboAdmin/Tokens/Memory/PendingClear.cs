namespace QboAdmin.Tokens;

/// <summary>A disconnect that Redis has yet to hear of. It ends the connection that was seen when somebody pressed, and no other.</summary>
/// <param name="Ends">The connection as Redis held it, and as this process held it, where that differs.</param>
/// <param name="Disconnected">Who did it, and whether Intuit knows.</param>
/// <param name="Happened">The event to list.</param>
internal sealed record PendingClear(IReadOnlyList<ConnectionIdentity> Ends, DisconnectedBy Disconnected, ConnectionEvent Happened);
