using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The provinces' results for one period, from rollups. Answers for that period only. Immutable.</summary>
internal sealed class StoredLeaves : ILeafColumns
{
    private readonly Period _period;
    private readonly Dictionary<(string Source, string Metric), Cell[]> _cells = [];

    private StoredLeaves(Period period, AreaTree country, IEnumerable<RollupTable> tables, MetricClosure? metrics)
    {
        _period = period;
        foreach (var table in tables)
        {
            NewestSequence = Math.Max(NewestSequence, table.Position);
            var index = Array.ConvertAll(table.Areas, country.IndexOf);
            foreach (var series in table.Series)
            {
                if (metrics is not null && !metrics.Codes.Contains(series.Metric))
                {
                    continue;
                }

                Add(series, index, country.Count);
            }
        }

        Sources = new SortedSet<string>(_cells.Keys.Select(k => k.Source).Where(s => s.Length > 0), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Sources { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Source, string Metric)> Keys => _cells.Keys.Where(k => k.Source.Length > 0);

    /// <inheritdoc/>
    public long NewestSequence { get; }

    /// <summary>Some metrics, from the country's rollup, which has its provinces.</summary>
    public static StoredLeaves OfCountry(RollupTable table, AreaTree country, MetricClosure metrics) => new(table.Period, country, [table], metrics);

    /// <summary>From the provinces' own rollups.</summary>
    public static StoredLeaves OfProvinces(Period period, IEnumerable<RollupTable> tables, AreaTree country) => new(period, country, tables, metrics: null);

    /// <inheritdoc/>
    public Cell[]? Column(string source, Metric metric, Period period) => period == _period ? _cells.GetValueOrDefault((source, metric.Code)) : null;

    /// <inheritdoc/>
    public Cell[]? Total(Metric metric, Period period) => period == _period ? _cells.GetValueOrDefault(("", metric.Code)) : null;

    private void Add(RollupSeries series, int[] index, int count)
    {
        Cell[]? cells = null;
        for (var i = 0; i < index.Length; i++)
        {
            if (index[i] <= 0)
            {
                continue;
            }

            if (cells is null && !_cells.TryGetValue((series.Source, series.Metric), out cells))
            {
                _cells.Add((series.Source, series.Metric), cells = new Cell[count]);
            }

            cells[index[i]] = Cell.FromFlags(series.Flags[i], series.Values[i], series.Reported[i], series.Expected[i]);
        }
    }
}
