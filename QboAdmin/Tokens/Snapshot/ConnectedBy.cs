namespace QboAdmin.Tokens;

/// <summary>Who made the present connection.</summary>
/// <param name="Name">The person or program.</param>
/// <param name="At">When.</param>
public sealed record ConnectedBy(string Name, DateTimeOffset At);
