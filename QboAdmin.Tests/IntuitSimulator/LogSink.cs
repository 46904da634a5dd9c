using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace QboAdmin.Tests.IntuitSimulator;

/// <summary>Keeps every log line of one simulator, exceptions included.</summary>
internal sealed class LogSink : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>Reads on to the next line that says so; lines before it are not read again.</summary>
    public async Task SaidAsync(string part)
    {
        await foreach (var line in _news.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            if (line.Contains(part, StringComparison.Ordinal)) return;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{logLevel}: {formatter(state, exception)} {exception}";
        lock (_gate) _lines.Add(line);
        _news.Writer.TryWrite(line);
    }

    public void Dispose()
    {
    }
}
