namespace Telemetry.Storage.Series.Embedded;

/// <summary>Gathers extents and puts them in order of period, shard and source, by one number each: a shard can have thousands.</summary>
internal sealed class ExtentList(StoreDictionaries dictionaries)
{
    private readonly List<(BlockKey Key, long First, long Last)> _rows = [];
    private readonly SortedSet<int> _shards = new(Comparer<int>.Create((a, b) => dictionaries.Areas[a].CompareTo(dictionaries.Areas[b])));
    private readonly SortedSet<int> _sources = new(Comparer<int>.Create((a, b) => string.CompareOrdinal(dictionaries.Sources[a], dictionaries.Sources[b])));
    private readonly HashSet<int> _known = [];
    private int _shard = -1;

    /// <summary>Adds one.</summary>
    public void Add(BlockKey key, long first, long last)
    {
        _rows.Add((key, first, last));
        if (key.Shard != _shard)
        {
            _shard = key.Shard;
            _shards.Add(key.Shard);
        }

        if (_known.Add(key.Source))
        {
            _sources.Add(key.Source);
        }
    }

    /// <summary>All in order.</summary>
    public SeriesExtent[] InOrder()
    {
        var shards = Ranks(_shards);
        var sources = Ranks(_sources);
        var keys = new long[_rows.Count];
        var extents = new SeriesExtent[_rows.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var (key, first, last) = _rows[i];
            var period = ((long)key.Period.Last.DayNumber << 3) | (long)key.Period.Grain;
            keys[i] = (((period * (BlockKey.MaxShard + 1)) + shards[key.Shard]) * (BlockKey.MaxSource + 1)) + sources[key.Source];
            extents[i] = new SeriesExtent(dictionaries.Areas[key.Shard], dictionaries.Sources[key.Source], key.Period, first, last);
        }

        Array.Sort(keys, extents);
        return extents;
    }

    private static Dictionary<int, int> Ranks(SortedSet<int> ids)
    {
        var ranks = new Dictionary<int, int>(ids.Count);
        foreach (var id in ids)
        {
            ranks.Add(id, ranks.Count);
        }

        return ranks;
    }
}
