using Microsoft.Extensions.Logging.Abstractions;

namespace Telemetry.Collector.Hosting;

/// <summary>The log of what is opened before the service has one; what is said before it is bound is lost. Thread-safe.</summary>
internal sealed class LateLogger : ILogger
{
    private volatile ILogger _target = NullLogger.Instance;

    /// <summary>From now on all goes there.</summary>
    public void Bind(ILogger target) => _target = target;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _target.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => _target.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _target.Log(logLevel, eventId, state, exception, formatter);
}
