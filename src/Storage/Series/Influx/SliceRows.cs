using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Reduces the rows of a period and shard to the last revision of each cell.</summary>
internal sealed class SliceRows(Period period, AreaKey shard) : FigureRows(period)
{
    private readonly SortedDictionary<string, SourceSlice> _sources = new(StringComparer.Ordinal);

    /// <summary>The shard.</summary>
    public AreaKey Shard => shard;

    /// <summary>One slice a source.</summary>
    public IEnumerable<SeriesSlice> Slices() => _sources.Select(s => s.Value.ToSlice(shard, s.Key, Period));

    /// <inheritdoc/>
    protected override void Cell(SeriesRevision revision)
    {
        if (!_sources.TryGetValue(revision.Source, out var slice))
        {
            _sources.Add(revision.Source, slice = new SourceSlice());
        }

        slice.Add(revision);
    }
}
