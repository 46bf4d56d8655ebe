using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Takes rows of figures apart: which cell, which revision. Not thread-safe.</summary>
internal abstract class FigureRows : IInfluxRows
{
    private readonly Dictionary<string, AreaKey> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly List<(string Metric, int Value, int State)> _metrics = [];
    private readonly long _midnight;
    private (int Time, int Area, int Source) _tags;

    /// <summary>Rows of one period.</summary>
    protected FigureRows(Period period)
    {
        Period = period;
        _midnight = InfluxLayout.TimeOf(period);
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <inheritdoc/>
    public void Columns(ReadOnlySpan<string> names)
    {
        _tags = (names.IndexOf("time"), names.IndexOf("area"), names.IndexOf("source"));
        _metrics.Clear();
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].EndsWith(InfluxLayout.ValueEnding, StringComparison.Ordinal))
            {
                var metric = names[i][..^InfluxLayout.ValueEnding.Length];
                _metrics.Add((InfluxName.Back(metric), i, names.IndexOf(metric + InfluxLayout.StateEnding)));
            }
        }
    }

    /// <inheritdoc/>
    public void Row(ReadOnlySpan<InfluxCell> cells)
    {
        var sequence = cells[_tags.Time].Number - _midnight;
        var area = Area(cells[_tags.Area].Text!);
        var source = Source(cells[_tags.Source].Text!);
        foreach (var (metric, value, state) in _metrics)
        {
            if (!cells[value].IsNull)
            {
                var (cellState, decimals) = InfluxLayout.UnpackState(cells[state].Number);
                Cell(new SeriesRevision(source, metric, area, Period, sequence, cellState, cells[value].Number, decimals));
            }
        }
    }

    /// <summary>Takes a cell in.</summary>
    protected abstract void Cell(SeriesRevision revision);

    private AreaKey Area(string written)
    {
        if (!_areas.TryGetValue(written, out var area))
        {
            _areas.Add(written, area = InfluxName.BackToArea(written));
        }

        return area;
    }

    private string Source(string written)
    {
        if (!_sources.TryGetValue(written, out var source))
        {
            _sources.Add(written, source = InfluxName.Back(written));
        }

        return source;
    }
}
