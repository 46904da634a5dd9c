namespace QboAdmin.Deploy;

internal static partial class DeployLog
{
    [LoggerMessage(LogLevel.Error, "The check {Check} broke")]
    public static partial void CheckBroke(ILogger logger, string check, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Echoes can't be sent or heard at the moment")]
    public static partial void EchoFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Release {Build} appeared; its proof is under way")]
    public static partial void ReleaseAppeared(ILogger logger, string build);

    [LoggerMessage(LogLevel.Information, "Release {Build} runs on all instances: {Verdict}")]
    public static partial void ReleaseConverged(ILogger logger, string build, Verdict verdict);

    [LoggerMessage(LogLevel.Information, "Told to end: taking nothing new, pages are asked to move over")]
    public static partial void Leaving(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Told to end, and no other instance is alive: ending at once")]
    public static partial void LeavingAlone(ILogger logger);
}
