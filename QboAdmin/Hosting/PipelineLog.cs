namespace QboAdmin.Hosting;

internal static partial class PipelineLog
{
    [LoggerMessage(LogLevel.Error, "Request {RequestId} broke: {Method} {Path}")]
    public static partial void Broke(ILogger logger, string requestId, string method, string path, Exception? exception);
}
