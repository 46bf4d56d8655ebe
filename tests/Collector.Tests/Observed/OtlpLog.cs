namespace Telemetry.Collector.Tests.Observed;

/// <summary>A log record as it was received.</summary>
internal sealed record OtlpLog(string Category, string Level, string Body, string TraceId, IReadOnlyDictionary<string, string> Tags);
