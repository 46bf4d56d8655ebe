using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Telemetry.Collector.Tests.Running;

/// <summary>Keeps every line that the service logs, from information on.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Waits for a line that holds all of these.</summary>
    public async Task<string> WaitForAsync(params string[] fragments)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (_lines.FirstOrDefault(l => fragments.All(f => l.Contains(f, StringComparison.Ordinal))) is { } line)
            {
                return line;
            }

            Assert.False(patience.IsCancellationRequested, $"no line of the log holds {string.Join(" and ", fragments)}:\n{string.Join('\n', _lines)}");
            await Task.Delay(20);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
