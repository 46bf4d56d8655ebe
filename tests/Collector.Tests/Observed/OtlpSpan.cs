namespace Telemetry.Collector.Tests.Observed;

/// <summary>A span as it was received.</summary>
internal sealed record OtlpSpan(
    string Source, string Name, string TraceId, string SpanId, string ParentId, string State, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> LinkedTraces);
