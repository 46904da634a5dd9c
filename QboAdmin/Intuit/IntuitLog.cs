namespace QboAdmin.Intuit;

internal static partial class IntuitLog
{
    [LoggerMessage(LogLevel.Warning, "Intuit's discovery document can't be used; the built-in endpoints serve meanwhile")]
    public static partial void DiscoveryFailed(ILogger logger, Exception exception);
}
