namespace QboAdmin.Audit;

internal static partial class AuditLogMessages
{
    [LoggerMessage(LogLevel.Information, "Audit: {Action} by {Who}: {Outcome} ({Detail})")]
    public static partial void Recorded(ILogger logger, AuditAction action, string who, string outcome, string detail);

    [LoggerMessage(LogLevel.Warning, "Redis has been away for so long that the oldest waiting audit entry was dropped; the log still has it")]
    public static partial void Dropped(ILogger logger);
}
