namespace Telemetry.Collector.Tests.Faults.Spools;

/// <summary>What a spool reported of a run's submissions.</summary>
internal readonly record struct Standing(int Acknowledged, int Refused, int Pending);
