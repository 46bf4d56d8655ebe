using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>A query whose item was found and whose position is fixed.</summary>
internal sealed record FigureRequest(FigureItem Item, Area Area, Period Period, string Operator, long AsOf)
{
    /// <summary>As in <see cref="FigureQuery.Boundaries"/>.</summary>
    public DateOnly? Boundaries { get; init; }

    /// <summary>
    /// The day by which operators that one took over count as it; null: as they were then (see <see cref="SourceLineage.Of"/>).
    /// </summary>
    public DateOnly? SourcesOn { get; init; }

    /// <summary>What has been read from the store while the same question is answered.</summary>
    public required ShardLoads Loads { get; init; }

    /// <summary>The operators found missing while the same question is answered.</summary>
    public required MissingOperatorMemo Missing { get; init; }
}
