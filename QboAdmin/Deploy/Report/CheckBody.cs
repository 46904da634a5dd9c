namespace QboAdmin.Deploy;

/// <summary>One check.</summary>
internal sealed record CheckBody(
    string Id,
    CheckGroup Group,
    string Name,
    Verdict Verdict,
    string Measured,
    string? Detail,
    string? Advice,
    double TookMs,
    DateTimeOffset CheckedAt,
    DateTimeOffset Since)
{
    public static CheckBody Of(Check check) => new(
        check.Title.Id,
        check.Title.Group,
        check.Title.Name,
        check.Verdict,
        check.Finding.Measured,
        check.Finding.Detail,
        check.Finding.Advice,
        check.Milliseconds,
        check.At,
        check.Since);
}
