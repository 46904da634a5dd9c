namespace QboAdmin.Redis;

internal static partial class RedisLog
{
    [LoggerMessage(LogLevel.Information, "Connecting to Redis at {Address}")]
    public static partial void Connecting(ILogger logger, string address);

    [LoggerMessage(LogLevel.Information, "Redis connection established for QBO token persistence")]
    public static partial void Established(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "Redis does not answer: {Reason}. Tokens stay in memory; trying again every second")]
    public static partial void Lost(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "Redis is full: removed QboAdmin's events and the older audit and recorder entries to make room")]
    public static partial void MakingRoom(ILogger logger);
}
