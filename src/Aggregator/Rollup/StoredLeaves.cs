using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The provinces' results, from the country's stored rollup. Answers for its period only.</summary>
internal sealed class StoredLeaves(RollupTable table, AreaTree country) : ILeafColumns
{
    private readonly int[] _index = Array.ConvertAll(table.Areas, country.IndexOf);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Sources { get; } =
        new SortedSet<string>(table.Series.Select(s => s.Source).Where(s => s.Length > 0), StringComparer.Ordinal);

    /// <inheritdoc/>
    public Cell[]? Column(string source, Metric metric, Period period) => period == table.Period ? Find(source, metric) : null;

    /// <inheritdoc/>
    public Cell[]? Total(Metric metric, Period period) => period == table.Period ? Find("", metric) : null;

    private Cell[]? Find(string source, Metric metric)
    {
        foreach (var series in table.Series)
        {
            if (series.Source == source && series.Metric == metric.Code)
            {
                var cells = new Cell[country.Count];
                for (var i = 0; i < _index.Length; i++)
                {
                    if (_index[i] > 0)
                    {
                        cells[_index[i]] = Cell.FromFlags(series.Flags[i], series.Values[i], series.Reported[i], series.Expected[i]);
                    }
                }

                return cells;
            }
        }

        return null;
    }
}
