using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Completeness;

/// <summary>What a shard has for a period and the shorter ones within it: as long as it is the same, so are the cells.</summary>
/// <param name="Extents">How many sources and periods there are.</param>
/// <param name="First">The sum of their first sequences.</param>
/// <param name="Last">Ledger sequence of the newest.</param>
internal readonly record struct PeriodInput(int Extents, long First, long Last)
{
    /// <summary>Looks it up in what the store has of the shard.</summary>
    public static PeriodInput Of(Period period, SeriesExtent[] extents)
    {
        var (count, first, last) = (0, 0L, 0L);
        foreach (var extent in extents)
        {
            if (ColumnInputs.Contains(period, extent.Period))
            {
                count++;
                first += extent.FirstSequence;
                last = Math.Max(last, extent.LastSequence);
            }
        }

        return new PeriodInput(count, first, last);
    }
}
