namespace QboAdmin.Live;

internal static partial class BackgroundLog
{
    [LoggerMessage(LogLevel.Error, "{Loop} failed and goes on; said once for each cause")]
    public static partial void TurnFailed(ILogger logger, string loop, Exception exception);
}
