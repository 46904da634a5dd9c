using Microsoft.Extensions.Logging.Console;

namespace QboAdmin.Hosting;

internal static class ConsoleLogging
{
    /// <summary>One line an event, with the time in UTC.</summary>
    public static ILoggingBuilder AddQboAdminConsole(this ILoggingBuilder logging, LogLevel level)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.AddQboAdminLevels(level);
        return logging;
    }

    /// <summary>The same on standard error, for verbs whose standard output is an answer.</summary>
    public static ILoggingBuilder AddQboAdminErrorConsole(this ILoggingBuilder logging, LogLevel level)
    {
        logging.AddQboAdminConsole(level);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
