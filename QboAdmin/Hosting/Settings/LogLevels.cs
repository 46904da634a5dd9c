namespace QboAdmin.Hosting;

/// <summary>Reads <c>LOG_LEVEL</c> in Python's words and in .NET's.</summary>
internal static class LogLevels
{
    /// <exception cref="FormatException">It is neither.</exception>
    public static LogLevel Parse(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null or "" => LogLevel.Information,
        "TRACE" or "NOTSET" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "INFORMATION" => LogLevel.Information,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "CRITICAL" or "FATAL" => LogLevel.Critical,
        "NONE" => LogLevel.None,
        _ => throw new FormatException("LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL (or Trace, Information, None)."),
    };

    /// <summary>
    /// The frameworks below stay quieter than QboAdmin itself: their finer levels are for their makers, and some would print what is sent.
    /// </summary>
    public static void AddQboAdminLevels(this ILoggingBuilder logging, LogLevel level)
    {
        var framework = ForFrameworks(level);
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", framework);
        logging.AddFilter("System", framework);
        logging.AddFilter("Microsoft.Hosting.Lifetime", level);

        // Intuit's tokens pass by here on their way to the simulator and are no keys of ours.
        logging.AddFilter("QboAdmin.Access.ApiKeyHandler", framework);

        // What keeps the program from starting is told in words when it ends.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        // It does not know that the keys are sealed before they leave this program.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        // Each try while Redis is away would be an error; the outage itself is logged once.
        logging.AddFilter("Microsoft.AspNetCore.SignalR.StackExchangeRedis", LogLevel.Critical);
    }

    /// <summary>The level for what is not QboAdmin's own.</summary>
    public static LogLevel ForFrameworks(LogLevel level) => level > LogLevel.Warning ? level : LogLevel.Warning;
}
