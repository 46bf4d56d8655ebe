using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>A selection in the store's numbers.</summary>
internal sealed class SelectionScope
{
    private readonly HashSet<int>? _sources;

    /// <summary>Translates the selection. Names that the store does not know select nothing.</summary>
    public SelectionScope(SeriesSelection selection, StoreDictionaries dictionaries)
    {
        var nothing = selection.AsOf < 1;
        if (selection.Shard is { } shard)
        {
            nothing |= !dictionaries.Areas.TryGetId(shard, out var id);
            Shard = id;
        }

        if (selection.Sources is not null)
        {
            _sources = [];
            foreach (var source in selection.Sources)
            {
                if (dictionaries.Sources.TryGetId(source, out var id))
                {
                    _sources.Add(id);
                }
            }

            nothing |= _sources.Count == 0;
        }

        if (selection.Metrics is not null)
        {
            Metrics = new bool[dictionaries.Metrics.Count];
            foreach (var metric in selection.Metrics)
            {
                if (dictionaries.Metrics.TryGetId(metric, out var id) && id < Metrics.Length)
                {
                    Metrics[id] = true;
                }
            }
        }

        Periods = nothing ? [] : [.. selection.Periods.Distinct().Order()];
    }

    /// <summary>The shard; null: all.</summary>
    public int? Shard { get; }

    /// <summary>Which metrics are wanted, by id; null: all.</summary>
    public bool[]? Metrics { get; }

    /// <summary>Whether a source is wanted.</summary>
    public bool Wants(int source) => _sources is null || _sources.Contains(source);

    /// <summary>Whether a metric is wanted.</summary>
    public bool WantsMetric(int metric) => Metrics is null || (metric < Metrics.Length && Metrics[metric]);

    /// <summary>Periods to read, each once, in order; none when nothing can be selected.</summary>
    public Period[] Periods { get; }
}
