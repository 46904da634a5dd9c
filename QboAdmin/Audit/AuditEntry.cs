namespace QboAdmin.Audit;

/// <summary>Who did what, when, from where, and with which outcome. Holds no secret.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What.</param>
/// <param name="Who">The person or program, or the name that was tried.</param>
/// <param name="Role">The role at that moment; null when there was none.</param>
/// <param name="Address">The remote address; null when it is not known.</param>
/// <param name="Instance">The instance that served it.</param>
/// <param name="Succeeded">Whether it was done.</param>
/// <param name="Detail">What it was about or why it failed; null when there is nothing to add.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    AuditAction Action,
    string Who,
    string? Role,
    string? Address,
    string Instance,
    bool Succeeded,
    string? Detail);
