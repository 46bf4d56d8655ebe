using Telemetry.Aggregator.Reconciliation;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>Second sources beside the computed figures, of one unit and period.</summary>
/// <param name="Area">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Result">The comparison.</param>
public sealed record ReconciliationAnswer(Area Area, Period Period, ReconciliationResult Result);
