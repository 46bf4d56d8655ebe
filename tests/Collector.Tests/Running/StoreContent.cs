using System.Globalization;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Tests.Running;

/// <summary>All that a series store says, in words that can be compared with another store's: extents, and every cell at three positions.</summary>
internal static class StoreContent
{
    public static async Task<List<string>> OfAsync(ISeriesStore store)
    {
        var extents = await store.ListAsync(null);
        var lines = extents.Select(e => $"extent {e.Shard} {e.Source} {e.Period} {e.FirstSequence} {e.LastSequence}").ToList();
        foreach (var asOf in new[] { store.Position / 3, store.Position / 2, long.MaxValue })
        {
            foreach (var slice in await store.ReadAsync(new SeriesSelection { Periods = [.. extents.Select(e => e.Period).Distinct()], AsOf = asOf }))
            {
                foreach (var column in slice.Columns)
                {
                    for (var i = 0; i < slice.Areas.Length; i++)
                    {
                        if (column.Sequences[i] > 0)
                        {
                            lines.Add(string.Create(
                                CultureInfo.InvariantCulture,
                                $"{asOf} {slice.Shard} {slice.Source} {slice.Period} {slice.Areas[i]} {column.Metric} {column.Decimals} {column.Values[i]} {column.States[i]} {column.Sequences[i]}"));
                        }
                    }
                }
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
