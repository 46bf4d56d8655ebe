using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Schedule;

/// <summary>A period that is to be computed, and why.</summary>
internal sealed record DuePeriod(Period Period, DueReason Reason);
