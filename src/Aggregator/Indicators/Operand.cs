using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>A metric's value as it went into a figure. Immutable.</summary>
public sealed record Operand
{
    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>In the metric's unit, exact; null where there is none (<see cref="How"/> says why).</summary>
    public required decimal? Value { get; init; }

    /// <summary>Unit code.</summary>
    public string Unit => Metric.Unit;

    /// <summary>The period asked for (of a flow counted from the start of a plan: the last of it).</summary>
    public required Period Period { get; init; }

    /// <summary>The consecutive periods that were summed, the last of them <see cref="Period"/>; empty where it is that one alone.</summary>
    public IReadOnlyList<Period> Counted { get; init; } = [];

    /// <summary>The period that the value was reported for; the oldest, where several stand; else <see cref="Period"/>.</summary>
    public required Period PeriodUsed { get; init; }

    /// <summary>Whether <see cref="PeriodUsed"/> is of an earlier year than <see cref="Period"/>.</summary>
    public bool IsOlder => PeriodUsed.Year < Period.Year;

    /// <summary>How it came about.</summary>
    public required Provenance How { get; init; }

    /// <summary>Lowest contributing cells that were reported.</summary>
    public required int Reported { get; init; }

    /// <summary>Lowest contributing cells that there could be.</summary>
    public required int Expected { get; init; }

    /// <summary>Whether earlier values that stand are among those summed.</summary>
    public bool IncludesStanding { get; init; }

    /// <summary>Whether receipts of units below the provinces are left to the provinces' passports.</summary>
    public bool ReceiptsByProvince { get; init; }

    /// <summary>Values that can be derived beside the explicit one, or that a department reported beside the total.</summary>
    public IReadOnlyList<DerivedCheck> Checks { get; init; } = [];

    /// <summary>Per source, ordered by code; they add up to <see cref="Value"/>.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>Operators that reported before but not this time, ordered by code.</summary>
    public IReadOnlyList<MissingOperator> MissingOperators { get; init; } = [];

    /// <summary>Codes of parts that are missing in a sum of parts.</summary>
    public IReadOnlyList<string> MissingParts { get; init; } = [];

    /// <summary>Shorter periods that are missing in a sum over time, in order of time.</summary>
    public IReadOnlyList<Period> MissingPeriods { get; init; } = [];

    /// <summary>Units whose values were summed because this one has none.</summary>
    public IReadOnlyList<Area> Predecessors { get; init; } = [];

    /// <summary>Of which units of the figure's time it was put together, where it was asked on the boundaries of another.</summary>
    public BoundaryParts Boundaries { get; init; } = BoundaryParts.None;

    /// <summary>Operators taken over whose figures are in it, ordered by code; as a rule none.</summary>
    public IReadOnlyList<string> PredecessorSources { get; init; } = [];

    /// <summary>Whether something expected is missing.</summary>
    public bool IsPartial => Value is not null
        && (Reported < Expected || MissingOperators.Count > 0 || MissingParts.Count > 0 || MissingPeriods.Count > 0 || Boundaries.DividedUnits.Count > 0);
}
