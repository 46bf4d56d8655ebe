using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The provinces' results, resolved from their facts. Not thread-safe.</summary>
internal sealed class ProvinceLeaves : ILeafColumns
{
    private readonly AreaTree _country;
    private readonly TotalResolver?[] _provinces;

    /// <summary>Leaves from resolvers.</summary>
    public ProvinceLeaves(ResolverSet set, AreaTree country)
    {
        _country = country;
        _provinces = new TotalResolver?[country.Count];
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < country.Count; i++)
        {
            if (set.Find(country.Areas[i].Key) is { } resolver)
            {
                _provinces[i] = new TotalResolver(resolver);
                sources.UnionWith(resolver.Sources);
            }
        }

        Sources = sources;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Sources { get; }

    /// <summary>Every province of which anything was read, in the tree's order.</summary>
    public IEnumerable<TotalResolver> Provinces => _provinces.OfType<TotalResolver>();

    /// <inheritdoc/>
    public IEnumerable<(string Source, string Metric)> Keys =>
        Provinces.SelectMany(p => p.Columns.Facts.Sources.SelectMany(s => p.Columns.Facts.MetricsOf(s).Select(m => (s, m))));

    /// <inheritdoc/>
    public long NewestSequence => Provinces.Select(p => p.Columns.NewestSequence).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public Cell[]? Column(string source, Metric metric, Period period) => Collect(period, p => p.Columns.Resolve(source, metric, period) is { } cells ? cells[0] : null);

    /// <inheritdoc/>
    public Cell[]? Total(Metric metric, Period period) => Collect(period, p => p.InputsOf(metric, period).IsEmpty ? null : p.Resolve(metric, period, 0));

    private Cell[]? Collect(Period period, Func<TotalResolver, Cell?> resolve)
    {
        Cell[]? cells = null;
        var day = _country.On(period.Last);
        for (var i = 1; i < _provinces.Length; i++)
        {
            if (day.Exists[i] && _provinces[i] is { } province && resolve(province) is { } cell)
            {
                cells ??= new Cell[_provinces.Length];
                cells[i] = cell;
            }
        }

        return cells;
    }
}
