using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Computes figures on read, from the series store, as of a ledger position: below the country from the facts of one shard, for
/// the country from the provinces' stored rollups where they are fresh, else from facts; what was read lately is remembered while
/// nothing comes that could count in it. The result is the same. Thread-safe.
/// </summary>
public sealed class FigureReader
{
    private readonly Catalogue.Catalogue _catalogue;
    private readonly ISeriesStore _store;
    private readonly ValueReader _values;
    private readonly CompletionReader _completions;
    private readonly ShardLoader _loader;

    /// <summary>A reader of a store by a catalogue; another catalogue version wants another reader.</summary>
    public FigureReader(Catalogue.Catalogue catalogue, ISeriesStore store)
        : this(catalogue, store, usesEarlierResults: true)
    {
    }

    internal FigureReader(Catalogue.Catalogue catalogue, ISeriesStore store, bool usesEarlierResults)
    {
        _catalogue = catalogue;
        _store = store;
        _loader = new ShardLoader(catalogue, store);
        var operands = new OperandReader(catalogue, store, _loader) { UsesEarlierResults = usesEarlierResults };
        _values = new ValueReader(catalogue, operands);
        _completions = new CompletionReader(_values, operands, new PlanReader(catalogue, store, _loader));
    }

    /// <summary>The catalogue by which it reads.</summary>
    internal Catalogue.Catalogue Catalogue => _catalogue;

    /// <summary>What decides which totals are told to readers outside, on the same facts.</summary>
    internal DisclosureReader CreateDisclosure(DisclosureOptions options, IReadOnlySet<Metric> neverGiven) => new(_catalogue, _store, _loader, options, neverGiven);

    /// <summary>The figure, or the reason why there is none.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such item or source; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public async ValueTask<Figure> ReadAsync(FigureQuery query, CancellationToken cancellationToken = default)
    {
        if (!FigureItem.TryParse(_catalogue, query.Item, out var item))
        {
            throw new ArgumentException($"the catalogue has no item '{query.Item}'", nameof(query));
        }

        if (query.Operator != FigureQuery.AllOperators && !_catalogue.Sources.ContainsKey(query.Operator))
        {
            throw new ArgumentException($"the catalogue has no source '{query.Operator}'", nameof(query));
        }

        // One position for all that is read, though the store may move meanwhile.
        var request = new FigureRequest(item, query.Area, query.Period, query.Operator, Math.Min(query.AsOf, _store.Position));
        return item.Kind switch
        {
            FigureItemKind.PlanCompletion => await _completions.ReadAsync(request, cancellationToken),
            FigureItemKind.Growth => await ReadGrowthAsync(request, cancellationToken),
            FigureItemKind.Share => MarketFigures.Share(
                request,
                await _values.ReadAsync(request with { Item = FigureItem.Of(item.Metric!) }, cancellationToken),
                await _values.ReadAsync(request with { Item = FigureItem.Of(item.Metric!), Operator = FigureQuery.AllOperators }, cancellationToken)),
            FigureItemKind.Concentration => MarketFigures.Concentration(
                request, await _values.ReadAsync(request with { Item = FigureItem.Of(item.Metric!), Operator = FigureQuery.AllOperators }, cancellationToken)),
            _ => await _values.ReadAsync(request, cancellationToken),
        };
    }

    private async ValueTask<Figure> ReadGrowthAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        var plain = request with { Item = ValueReader.Plain(request.Item) };
        var now = await _values.ReadAsync(plain, cancellationToken);
        var then = await _values.ReadAsync(plain with { Period = request.Period.SamePeriodOfYearBefore() }, cancellationToken);
        return GrowthFigure.Of(request, now, then);
    }
}
