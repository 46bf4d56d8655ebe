using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The facts of one shard up to a ledger position, or as many of them as a question needs. Filled once, then only read.</summary>
internal sealed class ShardFacts(Catalogue.Catalogue catalogue, AreaTree tree)
{
    private readonly SortedDictionary<string, Dictionary<string, List<FactColumn>>> _bySource = new(StringComparer.Ordinal);
    private AreaKey[] _lastAreas = [];
    private int[] _lastRows = Enumerable.Repeat(-1, tree.Count).ToArray();

    /// <summary>The shard's units.</summary>
    public AreaTree Tree => tree;

    /// <summary>Codes of the sources that have anything, in ordinal order.</summary>
    public IReadOnlyCollection<string> Sources => _bySource.Keys;

    /// <summary>Ledger sequence of the newest revision in it; 0 where there is none.</summary>
    public long NewestSequence { get; private set; }

    /// <summary>Number of cells read.</summary>
    public long CellCount { get; private set; }

    /// <summary>Adds a slice. Units that the catalogue no longer has are left out.</summary>
    public void Add(SeriesSlice slice)
    {
        var rows = RowsOf(slice.Areas);
        if (!_bySource.TryGetValue(slice.Source, out var byMetric))
        {
            _bySource.Add(slice.Source, byMetric = new Dictionary<string, List<FactColumn>>(StringComparer.Ordinal));
        }

        foreach (var column in slice.Columns)
        {
            foreach (var sequence in column.Sequences)
            {
                NewestSequence = Math.Max(NewestSequence, sequence);
            }

            CellCount += column.Sequences.Length;
            var decimals = catalogue.Metrics.TryGetValue(column.Metric, out var metric) ? metric.Decimals : column.Decimals;
            if (!byMetric.TryGetValue(column.Metric, out var columns))
            {
                byMetric.Add(column.Metric, columns = []);
            }

            var at = columns.FindIndex(c => c.Period.CompareTo(slice.Period) >= 0);
            var added = new FactColumn(slice.Period, rows, column, decimals);
            if (at >= 0 && columns[at].Period == slice.Period)
            {
                columns[at] = added;
            }
            else
            {
                columns.Insert(at < 0 ? columns.Count : at, added);
            }
        }
    }

    /// <summary>Codes of the metrics of which a source has anything.</summary>
    public IReadOnlyCollection<string> MetricsOf(string source) => _bySource.TryGetValue(source, out var byMetric) ? byMetric.Keys : [];

    /// <summary>What a source reported of a metric, in order of period.</summary>
    public IReadOnlyList<FactColumn> Columns(string source, string metric) =>
        _bySource.TryGetValue(source, out var byMetric) && byMetric.TryGetValue(metric, out var columns) ? columns : [];

    /// <summary>What a source reported of a metric for exactly that period; null for nothing.</summary>
    public FactColumn? Find(string source, string metric, Period period)
    {
        foreach (var column in Columns(source, metric))
        {
            if (column.Period == period)
            {
                return column;
            }
        }

        return null;
    }

    // Senders of one province mostly send the same units.
    private int[] RowsOf(AreaKey[] areas)
    {
        if (areas.AsSpan().SequenceEqual(_lastAreas))
        {
            return _lastRows;
        }

        var rows = new int[tree.Count];
        Array.Fill(rows, -1);
        for (var row = 0; row < areas.Length; row++)
        {
            if (tree.IndexOf(areas[row]) is >= 0 and var area)
            {
                rows[area] = row;
            }
        }

        (_lastAreas, _lastRows) = (areas, rows);
        return rows;
    }
}
