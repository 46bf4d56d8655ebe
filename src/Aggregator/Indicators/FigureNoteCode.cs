namespace Telemetry.Aggregator.Indicators;

/// <summary>What a reader of a figure must know beside its value. Closed; the portal words each one.</summary>
public enum FigureNoteCode
{
    /// <summary>The denominator is of an earlier year than the numerator. Parameters: metric, period, used.</summary>
    DenominatorOlder,

    /// <summary>An earlier value, or the whole year's, stands for the period. Parameters: metric, period, used.</summary>
    ValueStands,

    /// <summary>Some of the summed values are earlier ones that stand. Parameters: metric.</summary>
    IncludesStanding,

    /// <summary>The unit has no value of its own; its predecessors' are summed. Parameters: metric, areas.</summary>
    FromPredecessors,

    /// <summary>Figures of operators that the source took over are in it. Parameters: metric, sources.</summary>
    WithPredecessorSources,

    /// <summary>The total is, or contains, a department's aggregate. Parameters: metric, source.</summary>
    DepartmentTotal,

    /// <summary>A department's aggregate differs from the operators' sum. Parameters: metric, source, value, difference.</summary>
    DepartmentDiffers,

    /// <summary>An explicit value differs from the one derived. Parameters: metric, source, how, value, difference.</summary>
    DerivedDiffers,

    /// <summary>Parts are missing in the sum. Parameters: metric, parts.</summary>
    PartsMissing,

    /// <summary>Shorter periods are missing in the sum. Parameters: metric, count, periods (the first of them).</summary>
    PeriodsMissing,

    /// <summary>Cells are missing in the sum. Parameters: metric, reported, expected.</summary>
    CellsMissing,

    /// <summary>Operators that reported before have not reported this time. Parameters: metric, operators.</summary>
    OperatorsMissing,

    /// <summary>No plan for the period; the nearest later target is used. Parameters: item, period, used.</summary>
    LaterTarget,

    /// <summary>The variant has no plan; the plan of the item it varies is used. Parameters: item, used.</summary>
    PlanOfBaseItem,

    /// <summary>The plan is itself a sum. Parameters: item, how.</summary>
    PlanDerived,

    /// <summary>A flow counted from the start of the plan's period. Parameters: metric, from, to.</summary>
    CountedFromStart,

    /// <summary>The denominator is the mean of the opening and the closing level. Parameters: metric, opening, closing.</summary>
    AverageOfPeriod,

    /// <summary>Which kinds of postal points were counted: the named set. Parameters: metric, name.</summary>
    PointSet,

    /// <summary>Receipts of units below the provinces are in the provinces' passports. Parameters: none.</summary>
    ReceiptsByProvince,

    /// <summary>On other boundaries: the units of the figure's time that were summed. Parameters: metric, period, count, areas (the first of them).</summary>
    BoundaryUnits,

    /// <summary>On other boundaries: units of which nobody reported anything. Parameters: metric, count, areas (the first of them).</summary>
    UnitsMissing,

    /// <summary>On other boundaries: a share of a divided unit was estimated by weights. Parameters: metric, area, share (0 to 1).</summary>
    EstimatedShare,

    /// <summary>
    /// On other boundaries: units with a value that is not in it, because they lie only partly in the unit and no weights tell how
    /// to divide them. Parameters: metric, count, areas (the first of them), appearsIn (the unit where they are counted).
    /// </summary>
    DividedUnits,
    /// <summary>For readers outside: the value may still change; never says what is missing. Parameters: none.</summary>
    Provisional,
}
