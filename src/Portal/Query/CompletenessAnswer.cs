using Telemetry.Aggregator.Completeness;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>What is owed for a period.</summary>
/// <param name="Period">The period asked for.</param>
/// <param name="Rows">A row for each source, due day and province.</param>
/// <param name="Detail">What the rows are told by.</param>
/// <param name="AsOf">Ledger position that all rows were counted at.</param>
/// <param name="At">The time at which due days were judged.</param>
internal sealed record CompletenessAnswer(Period Period, IReadOnlyList<CompletenessRow> Rows, CompletenessDetail Detail, long AsOf, DateTimeOffset At)
{
    /// <summary>The cells over all rows.</summary>
    public CompletenessCount Total => Rows.Aggregate(default(CompletenessCount), static (sum, row) => sum + row.Count);
}
