using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What all sources owe for a period in a whole shard, as it was counted once. Immutable.</summary>
/// <param name="Period">The period.</param>
/// <param name="Rows">The rows, of every source.</param>
/// <param name="Input">What the store had of the period when it was counted.</param>
/// <param name="Position">Ledger position at which <paramref name="Input"/> was last found unchanged.</param>
/// <param name="At">The time at which due days were judged.</param>
/// <param name="TracksArrival">Whether it was looked at when something came.</param>
internal sealed record CountedPeriod(Period Period, IReadOnlyList<CompletenessRow> Rows, PeriodInput Input, long Position, DateTimeOffset At, bool TracksArrival)
{
    /// <summary>Whether the count holds for that question at that time.</summary>
    public bool Holds(CompletenessQuery query) =>
        !query.TracksArrival || (TracksArrival && query.At >= At && Rows.All(r => r.IsDue || query.At < VietnamTime.EndOf(r.Due)));

    /// <summary>The rows as the question wants them.</summary>
    public IEnumerable<CompletenessRow> For(CompletenessQuery query)
    {
        var wanted = query.Sources is { } sources ? Rows.Where(r => sources.Contains(r.Source.Code)) : Rows;
        return query.TracksArrival ? wanted : wanted.Select(r => WithoutArrival(r) with { IsDue = query.At >= VietnamTime.EndOf(r.Due) });
    }

    private static CompletenessRow WithoutArrival(CompletenessRow row)
    {
        var plain = row with { FirstReceipt = null, LastReceipt = null };
        return row.Count.Late == 0 ? plain : plain with
        {
            Count = row.Count with { Late = 0 },
            Units = [.. row.Units.Select(u => u with { Count = u.Count with { Late = 0 } })],
            Metrics = [.. row.Metrics.Select(m => m with { Count = m.Count with { Late = 0 } })],
        };
    }
}
