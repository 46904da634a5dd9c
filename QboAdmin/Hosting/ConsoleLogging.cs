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
}
