using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>One source's cells of a period and shard while they are reduced.</summary>
internal sealed class SourceSlice
{
    private readonly Dictionary<AreaKey, int> _areas = [];
    private readonly Dictionary<string, ReducedColumn> _columns = new(StringComparer.Ordinal);

    /// <summary>Takes a revision in; they come in any order.</summary>
    public void Add(SeriesRevision revision)
    {
        if (!_areas.TryGetValue(revision.Area, out var row))
        {
            _areas.Add(revision.Area, row = _areas.Count);
        }

        if (!_columns.TryGetValue(revision.Metric, out var column))
        {
            _columns.Add(revision.Metric, column = new ReducedColumn(revision.Decimals));
        }

        column.Set(row, revision);
    }

    /// <summary>The slice.</summary>
    public SeriesSlice ToSlice(AreaKey shard, string source, Period period)
        => new(shard, source, period, [.. _areas.Keys], [.. _columns.Select(c => c.Value.ToValues(c.Key, _areas.Count))]);
}
