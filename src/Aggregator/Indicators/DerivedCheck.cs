using Telemetry.Aggregator.Rollup;

namespace Telemetry.Aggregator.Indicators;

/// <summary>A value that stands beside the one used.</summary>
/// <param name="Source">Whose value is checked; the department's code where its aggregate stands beside the total.</param>
/// <param name="How">How the value beside came about.</param>
/// <param name="Value">The value beside, in the metric's unit.</param>
/// <param name="Difference">The value used minus the value beside.</param>
/// <param name="Reported">Lowest contributing cells reported in the value beside.</param>
/// <param name="Expected">Lowest contributing cells that there could be.</param>
public sealed record DerivedCheck(string Source, Provenance How, decimal Value, decimal Difference, int Reported, int Expected);
