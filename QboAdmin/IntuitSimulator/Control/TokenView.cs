namespace QboAdmin.IntuitSimulator.Control;

/// <summary>A token as the control page shows it.</summary>
internal sealed record TokenView(string Print, bool IsAlive, DateTimeOffset EndsAt);
