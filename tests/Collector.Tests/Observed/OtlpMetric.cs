namespace Telemetry.Collector.Tests.Observed;

/// <summary>A metric as it was received, without its points.</summary>
internal sealed record OtlpMetric(string Service, string Meter, string Name, string Unit, string Kind);
