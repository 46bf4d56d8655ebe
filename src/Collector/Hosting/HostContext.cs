namespace Telemetry.Collector.Hosting;

/// <summary>What a process was started with.</summary>
/// <param name="Options">What the person who started it decided.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logging">Where logs go; null: to the console.</param>
internal sealed record HostContext(CollectorOptions Options, TimeProvider Time, Action<ILoggingBuilder>? Logging);
