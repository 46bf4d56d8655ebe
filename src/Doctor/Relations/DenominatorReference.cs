using Telemetry.Catalogue;

namespace Telemetry.Doctor.Relations;

/// <summary>The ratio of the report that says most narrowly what people or land must be, seen from another ratio.</summary>
/// <param name="Reading">That ratio.</param>
/// <param name="Metric">People or land.</param>
/// <param name="Best">What it must be by that ratio.</param>
/// <param name="IsSame">Whether the other ratio can rest on the same.</param>
internal sealed record DenominatorReference(RatioReading Reading, Metric Metric, decimal Best, bool IsSame);
