namespace QboAdmin.Alerts;

internal static partial class AlertsLog
{
    [LoggerMessage(LogLevel.Information, "Alert told: {Cause} {Status}")]
    public static partial void Told(ILogger logger, string cause, string status);

    [LoggerMessage(LogLevel.Warning, "Alert could not be told: {Cause} {Status}: {Reason}")]
    public static partial void NotTold(ILogger logger, string cause, string status, string reason);
}
