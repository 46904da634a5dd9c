namespace QboAdmin.Access.KeyRing;

internal static partial class KeyRingLog
{
    [LoggerMessage(LogLevel.Information, "Stored {Count} Data Protection key(s) in Redis")]
    public static partial void Pushed(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "Data Protection keys could not be exchanged with Redis; those in memory are used")]
    public static partial void Unreachable(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The Data Protection key {Name} in Redis was sealed with another QBO_CLIENT_SECRET and is not used; its cookies are void")]
    public static partial void Unreadable(ILogger logger, string name);
}
