namespace QboAdmin.Redis;

/// <summary>A time in which Redis does not answer.</summary>
/// <param name="Since">When that was first noticed.</param>
/// <param name="Reason">What the last attempt said, in words that may be shown.</param>
internal sealed record RedisOutage(DateTimeOffset Since, string Reason);
