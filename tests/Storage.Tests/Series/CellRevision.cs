using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Tests.Series;

/// <summary>One cell as it stood: what a store must say about it, whatever its layout.</summary>
internal sealed record CellRevision(
    AreaKey Shard, string Source, Period Period, AreaKey Area, string Metric, long Sequence, CellState State, decimal Value)
{
    /// <summary>The cells of slices; every rule that holds for any slice is asserted on the way.</summary>
    public static List<CellRevision> Of(IReadOnlyList<SeriesSlice> slices)
    {
        Assert.Distinct(slices.Select(s => (s.Shard, s.Source, s.Period)));
        var cells = new List<CellRevision>();
        foreach (var slice in slices)
        {
            Assert.Distinct(slice.Areas);
            Assert.NotEmpty(slice.Columns);
            Assert.Distinct(slice.Columns.Select(c => c.Metric));
            foreach (var column in slice.Columns)
            {
                Assert.Equal(slice.Areas.Length, column.Values.Length);
                Assert.Equal(slice.Areas.Length, column.States.Length);
                Assert.Equal(slice.Areas.Length, column.Sequences.Length);
                Assert.Contains(column.Sequences, s => s > 0);
                for (var i = 0; i < slice.Areas.Length; i++)
                {
                    if (column.Sequences[i] == 0)
                    {
                        Assert.Equal(0, column.Values[i]);
                        continue;
                    }

                    cells.Add(new CellRevision(
                        slice.Shard,
                        slice.Source,
                        slice.Period,
                        slice.Areas[i],
                        column.Metric,
                        column.Sequences[i],
                        column.States[i],
                        Unscaled(column.Values[i], column.Decimals)));
                }
            }
        }

        return cells;
    }

    public static decimal Unscaled(long value, int decimals)
    {
        var divisor = 1m;
        for (var i = 0; i < decimals; i++)
        {
            divisor *= 10;
        }

        return value / divisor;
    }
}
