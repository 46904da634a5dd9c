namespace QboAdmin.Tokens;

/// <summary>An instance is refreshing right now.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it must have ended; after that it is void by itself, should the instance have died.</param>
public sealed record RefreshUnderway(string Instance, DateTimeOffset Since, DateTimeOffset Until);
