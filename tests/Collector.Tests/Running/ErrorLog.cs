using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Telemetry.Collector.Tests.Running;

/// <summary>Keeps what the service logs as an error. A test that expects one says so; any other fails it.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<string> _expected = [];

    /// <summary>Errors whose text holds this are part of the test.</summary>
    public void Expect(string fragment) => _expected.Add(fragment);

    public void AssertNoneUndeclared()
    {
        var undeclared = _errors.Where(e => !_expected.Exists(x => e.Contains(x, StringComparison.Ordinal))).Take(5).ToList();
        Assert.True(undeclared.Count == 0, "the service logged errors that the test did not declare:\n" + string.Join("\n", undeclared));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _errors.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
