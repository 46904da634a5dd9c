namespace QboAdmin.Live;

internal static partial class HubLinkLog
{
    [LoggerMessage(LogLevel.Debug, "Joined the hub: news from other instances arrives")]
    public static partial void Joined(ILogger logger);

    [LoggerMessage(LogLevel.Information, "The link to the hub ended; joining again. Until then this instance reads Redis on its own")]
    public static partial void Ended(ILogger logger, Exception exception);
}
