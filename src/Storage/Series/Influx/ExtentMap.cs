using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>What exists, in memory, up to a ledger position. Not thread-safe.</summary>
internal sealed class ExtentMap : IInfluxRows
{
    private readonly Dictionary<AreaKey, Dictionary<(Period Period, string Source), (long First, long Last)>> _shards = [];
    private int _time;
    private int _text;

    /// <summary>Up to which ledger sequence it is complete.</summary>
    public long Position { get; set; }

    /// <summary>Adds what an entry has added; again is no harm.</summary>
    public void Add(AreaKey shard, string source, Period period, long sequence)
    {
        if (!_shards.TryGetValue(shard, out var extents))
        {
            _shards.Add(shard, extents = []);
        }

        extents[(period, source)] = extents.TryGetValue((period, source), out var known)
            ? (Math.Min(known.First, sequence), Math.Max(known.Last, sequence))
            : (sequence, sequence);
    }

    /// <summary>What exists in a shard (null: in all), in the contract's order.</summary>
    public SeriesExtent[] List(AreaKey? shard)
        => [.. Shards(shard)
            .SelectMany(s => _shards[s].Select(e => new SeriesExtent(s, e.Key.Source, e.Key.Period, e.Value.First, e.Value.Last)))
            .OrderBy(e => e.Period).ThenBy(e => e.Shard).ThenBy(e => e.Source, StringComparer.Ordinal)];

    /// <summary>Shards (of one, or of all) in which a wanted source had something for the period at that position, in order.</summary>
    public AreaKey[] ShardsWith(Period period, SeriesSelection selection, long asOf)
        => [.. Shards(selection.Shard)
            .Where(s => _shards[s].Any(e =>
                e.Key.Period == period && e.Value.First <= asOf && selection.Sources?.Contains(e.Key.Source) != false))
            .Order()];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _shards.Clear();
        Position = 0;
    }

    /// <inheritdoc/>
    public void Columns(ReadOnlySpan<string> names)
    {
        _time = names.IndexOf("time");
        _text = names.IndexOf("what");
    }

    /// <inheritdoc/>
    public void Row(ReadOnlySpan<InfluxCell> cells)
    {
        foreach (var (shard, source, period) in EntryText.Read(cells[_text].Text!))
        {
            Add(shard, source, period, cells[_time].Number);
        }
    }

    private AreaKey[] Shards(AreaKey? shard)
        => shard is not { } one ? [.. _shards.Keys] : _shards.ContainsKey(one) ? [one] : [];
}
