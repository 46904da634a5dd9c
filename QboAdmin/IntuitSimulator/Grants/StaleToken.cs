namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>A refresh token value that has been replaced, and when.</summary>
internal sealed record StaleToken(string Hash, DateTimeOffset ReplacedAt);
