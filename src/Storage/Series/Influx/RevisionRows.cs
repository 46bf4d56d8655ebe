using Telemetry.Catalogue;

namespace Telemetry.Storage.Series.Influx;

/// <summary>Gathers every revision of a period's rows.</summary>
internal sealed class RevisionRows(Period period) : FigureRows(period)
{
    /// <summary>What was gathered.</summary>
    public List<SeriesRevision> Revisions { get; } = [];

    /// <inheritdoc/>
    protected override void Cell(SeriesRevision revision) => Revisions.Add(revision);
}
