using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>What the indicators' page shows: the unit's own figure, and the part asked for. Immutable.</summary>
public sealed record IndicatorAnswer
{
    /// <summary>The question as it was understood.</summary>
    public required IndicatorQuestion Question { get; init; }

    /// <summary>The unit's figure.</summary>
    public required Figure Heading { get; init; }

    /// <summary>Whether the caller may read every operator's figures in the unit; else nothing tells that there are any.</summary>
    public required bool MayReadOperators { get; init; }

    /// <summary>Sources whose figures the caller may choose, in order of code: those that reported what is asked.</summary>
    public required IReadOnlyList<string> Operators { get; init; }

    /// <summary>The units right below; empty where that part was not asked for, or there are none.</summary>
    public IReadOnlyList<UnitRow> Rows { get; init; } = [];

    /// <summary>Changes of definition that keep figures from being compared with the period before.</summary>
    public IReadOnlyList<(Metric Metric, DefinitionBreak Break)> Breaks { get; init; } = [];

    /// <summary>Over time; null where not asked for.</summary>
    public IndicatorSeries? Series { get; init; }

    /// <summary>Shares; null where not asked for, or where there are none of what is asked.</summary>
    public OperatorShares? Shares { get; init; }

    /// <summary>Figures of the lowest units that have any; empty where not asked for, or there are none.</summary>
    public IReadOnlyList<Figure> Spread { get; init; } = [];
}
