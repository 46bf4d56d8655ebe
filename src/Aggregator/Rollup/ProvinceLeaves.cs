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
    public Cell[]? Column(string source, Metric metric, Period period) => Collect(period, p => p.Columns.Resolve(source, metric, period));

    /// <inheritdoc/>
    public Cell[]? Total(Metric metric, Period period) => Collect(period, p => p.Resolve(metric, period));

    private Cell[]? Collect(Period period, Func<TotalResolver, Cell[]?> resolve)
    {
        Cell[]? cells = null;
        var day = _country.On(period.Last);
        for (var i = 1; i < _provinces.Length; i++)
        {
            if (day.Exists[i] && _provinces[i] is { } province && resolve(province) is { } column)
            {
                cells ??= new Cell[_provinces.Length];
                cells[i] = column[0];
            }
        }

        return cells;
    }
}
