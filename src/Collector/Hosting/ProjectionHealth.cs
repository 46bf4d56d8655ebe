using System.Globalization;
using Telemetry.Collector.Projection;
using Telemetry.Storage.Ledger;
using Telemetry.Storage.Series;

namespace Telemetry.Collector.Hosting;

/// <summary>Whether figures reach the series store, and how many entries still wait, the oldest for how long.</summary>
internal sealed class ProjectionHealth(CollectorOptions options, Ledger ledger, ISeriesStore store, Projector projector, TimeProvider time) : IHealthPart
{
    /// <inheritdoc/>
    public HealthFinding Look()
    {
        var projected = store.Position;
        var backlog = Math.Max(0, ledger.Head.Sequence - projected);
        var facts = new Dictionary<string, object> { ["projectedSequence"] = projected, ["backlog"] = backlog, ["backlogSeconds"] = backlog == 0 ? 0 : SecondsOf(projected + 1) };
        if (projector.Trouble is not null)
        {
            return HealthFinding.Degraded("seriesStore", $"{SeriesStores.NameOf(options.Store)} fails; intake goes on, figures are behind. The log says more", facts);
        }

        return SeriesStores.RejectedBy(store) is > 0 and var rejected
            ? HealthFinding.Degraded("seriesStore", string.Create(CultureInfo.InvariantCulture, $"{SeriesStores.NameOf(options.Store)} refused {rejected} points for good; the log says why. Rebuild into a database of its own"), facts)
            : HealthFinding.Ready("seriesStore", facts);
    }

    private long SecondsOf(long sequence) => ledger.Header(sequence) is { } oldest ? Math.Max(0, (long)(time.GetUtcNow() - oldest.Time).TotalSeconds) : 0;
}
