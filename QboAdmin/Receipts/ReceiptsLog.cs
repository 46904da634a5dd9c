namespace QboAdmin.Receipts;

internal static partial class ReceiptsLog
{
    [LoggerMessage(LogLevel.Error, "The outbox of receipts could not act; it tries again")]
    public static partial void OutboxFailed(ILogger logger, Exception exception);
}
