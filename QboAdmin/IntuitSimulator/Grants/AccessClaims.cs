namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>What an access token carries under its seal. The padding gives it the length of a real one.</summary>
internal sealed record AccessClaims(string Grant, long Number, DateTimeOffset EndsAt, string Padding);
