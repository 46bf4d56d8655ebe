using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Rollup;

/// <summary>The provinces' results from rollups, but for some provinces, which have newer facts, from those. Not thread-safe.</summary>
internal sealed class RenewedLeaves : ILeafColumns
{
    private readonly StoredLeaves _stored;
    private readonly ProvinceLeaves _newer;
    private readonly int[] _renewed;

    /// <summary>Puts newer results in the place of stored ones.</summary>
    /// <param name="stored">From rollups.</param>
    /// <param name="newer">From facts.</param>
    /// <param name="renewed">Indices of the provinces for which <paramref name="newer"/> counts, in the country's tree.</param>
    public RenewedLeaves(StoredLeaves stored, ProvinceLeaves newer, int[] renewed)
    {
        _stored = stored;
        _newer = newer;
        _renewed = renewed;
        Sources = new SortedSet<string>(stored.Sources.Concat(newer.Sources), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Sources { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Source, string Metric)> Keys => _stored.Keys.Concat(_newer.Keys);

    /// <inheritdoc/>
    public long NewestSequence => Math.Max(_stored.NewestSequence, _newer.NewestSequence);

    /// <inheritdoc/>
    public Cell[]? Column(string source, Metric metric, Period period) => Renew(_stored.Column(source, metric, period), _newer.Column(source, metric, period));

    /// <inheritdoc/>
    public Cell[]? Total(Metric metric, Period period) => Renew(_stored.Total(metric, period), _newer.Total(metric, period));

    private Cell[]? Renew(Cell[]? stored, Cell[]? newer)
    {
        if (stored is null)
        {
            return newer;
        }

        var cells = stored.ToArray();
        foreach (var province in _renewed)
        {
            cells[province] = newer is null ? default : newer[province];
        }

        return cells;
    }
}
