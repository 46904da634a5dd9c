using Microsoft.Extensions.Logging;
using QboAdmin.Hosting;

namespace QboAdmin.Tests.Hosting;

public sealed class LogLevelTests
{
    [Theory]
    [InlineData(null, LogLevel.Information)]
    [InlineData("NOTSET", LogLevel.Trace)]
    [InlineData("DEBUG", LogLevel.Debug)]
    [InlineData("INFO", LogLevel.Information)]
    [InlineData("WARN", LogLevel.Warning)]
    [InlineData("WARNING", LogLevel.Warning)]
    [InlineData("warning", LogLevel.Warning)]
    [InlineData("ERROR", LogLevel.Error)]
    [InlineData("CRITICAL", LogLevel.Critical)]
    [InlineData("FATAL", LogLevel.Critical)]
    [InlineData("Trace", LogLevel.Trace)]
    [InlineData("Information", LogLevel.Information)]
    [InlineData("Warning", LogLevel.Warning)]
    [InlineData("None", LogLevel.None)]
    public void Pythons_names_and_NETs_are_understood(string? text, LogLevel level) => LogLevels.Parse(text).ShouldBe(level);

    [Theory]
    [InlineData("LOUD")]
    [InlineData("20")]
    public void Others_are_refused(string text) => Should.Throw<FormatException>(() => LogLevels.Parse(text)).Message.ShouldStartWith("LOG_LEVEL must be");
}
