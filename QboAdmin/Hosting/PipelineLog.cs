namespace QboAdmin.Hosting;

internal static partial class PipelineLog
{
    [LoggerMessage(LogLevel.Error, "Request {RequestId} to {Path} broke; the line before says why")]
    public static partial void RequestBroke(ILogger logger, string requestId, string path);
}
