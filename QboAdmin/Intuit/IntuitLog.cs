namespace QboAdmin.Intuit;

internal static partial class IntuitLog
{
    [LoggerMessage(LogLevel.Warning, "Intuit's discovery document can't be used; the built-in endpoints serve meanwhile")]
    public static partial void DiscoveryFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "This machine's clock differs: Intuit's is {Seconds} s ahead of it. QboAdmin goes by Intuit's")]
    public static partial void ClockDiffers(ILogger logger, int seconds);
}
