namespace QboAdmin.Tokens;

/// <summary>QuickBooks denied a test although the set looks well.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">What it said, in words that may be shown.</param>
public sealed record Doubt(DateTimeOffset At, string Reason);
