using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>A question for second sources.</summary>
/// <param name="Area">The unit; it should exist on the period's last day.</param>
/// <param name="Period">The period, exactly as the second source sent it.</param>
/// <param name="Item">Code of a metric or an indicator; null: all.</param>
/// <param name="Source">Code of a second source; null: all.</param>
/// <param name="AsOf">Ledger position up to which facts count, inclusive; default: everything projected.</param>
public sealed record ReconciliationQuery(Area Area, Period Period, string? Item = null, string? Source = null, long AsOf = long.MaxValue);
