using System.Text.Encodings.Web;
using Microsoft.Extensions.Logging.Console;

namespace QboAdmin.Hosting;

internal static class ConsoleLogging
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>One line an event, with the time in UTC: JSON in Production, for machines; words otherwise.</summary>
    public static ILoggingBuilder AddQboAdminConsole(this ILoggingBuilder logging, LogLevel level) => logging.AddQboAdminConsole(level, Startup.IsProduction);

    /// <summary>In words on standard error, for verbs whose standard output is an answer.</summary>
    public static ILoggingBuilder AddQboAdminErrorConsole(this ILoggingBuilder logging, LogLevel level)
    {
        logging.AddQboAdminConsole(level, isJson: false);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }

    private static ILoggingBuilder AddQboAdminConsole(this ILoggingBuilder logging, LogLevel level, bool isJson)
    {
        if (isJson)
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp;

                // Nobody reads it as HTML, and people search it.
                console.JsonWriterOptions = console.JsonWriterOptions with { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = Timestamp + " ";
            });
        }

        logging.AddQboAdminLevels(level);
        return logging;
    }
}
