namespace QboAdmin.Tokens;

/// <summary>A time in which Redis does not answer this instance.</summary>
/// <param name="Since">When that was first noticed.</param>
/// <param name="Reason">Why, in words that may be shown.</param>
public sealed record Outage(DateTimeOffset Since, string Reason);
