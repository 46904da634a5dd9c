using QboAdmin.Values;

namespace QboAdmin.Tokens;

/// <summary>After a passing failure: when the next refresh is tried, by any instance.</summary>
/// <param name="RefreshToken">The mark of the refresh token it is about; for another one the plan is void.</param>
/// <param name="NextAt">Not before this.</param>
/// <param name="Reason">What happened, in words that may be shown.</param>
/// <param name="Attempts">How many tries have failed in a row.</param>
public sealed record RetryPlan(Fingerprint RefreshToken, DateTimeOffset NextAt, string Reason, int Attempts);
