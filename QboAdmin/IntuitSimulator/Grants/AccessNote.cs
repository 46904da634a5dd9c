namespace QboAdmin.IntuitSimulator.Grants;

/// <summary>What the control page shows of a grant's newest access token.</summary>
internal sealed record AccessNote(string Print, long Number, DateTimeOffset EndsAt);
