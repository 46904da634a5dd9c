namespace QboAdmin.Tokens;

internal static partial class KeyspaceLog
{
    [LoggerMessage(LogLevel.Debug, "Not listening to keyspace notifications; Redis is read at intervals instead")]
    public static partial void NotListening(ILogger logger, Exception exception);
}
