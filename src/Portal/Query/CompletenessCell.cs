using Telemetry.Aggregator.Completeness;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query;

/// <summary>What one source owes for one period, over all provinces and due days. Immutable.</summary>
/// <param name="Source">Who owes.</param>
/// <param name="Period">For which period.</param>
/// <param name="Rows">By due day and province; at least one.</param>
public sealed record CompletenessCell(Source Source, Period Period, IReadOnlyList<CompletenessRow> Rows)
{
    /// <summary>The cells over all rows.</summary>
    public CompletenessCount Count { get; } = Rows.Aggregate(default(CompletenessCount), static (sum, row) => sum + row.Count);

    /// <summary>How the source stands: what is missing after a due day counts before what is not due yet.</summary>
    public CompletenessStatus Status { get; } = CompletenessRow.StatusOf(
        Rows.Aggregate(default(CompletenessCount), static (sum, row) => sum + row.Count), Rows.Any(r => r.IsDue && r.Count.Missing > 0));

    /// <summary>Per cent of the cells that came, rounded down: 100 only where nothing is missing.</summary>
    public int Percent => (int)(100L * Count.Received / Count.Expected);
}
