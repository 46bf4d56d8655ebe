namespace Telemetry.Catalogue;

/// <summary>What a report's column shows.</summary>
public enum ReportContent
{
    /// <summary>The row's number.</summary>
    Number,

    /// <summary>The row's label, or the operator's name.</summary>
    Label,

    /// <summary>The unit in which the row is shown.</summary>
    Unit,

    /// <summary>The item's value in the period.</summary>
    Value,

    /// <summary>The item's value in the same period of the year before.</summary>
    YearBefore,

    /// <summary>Per cent against the same period of the year before.</summary>
    Growth,

    /// <summary>What was planned for the period's year.</summary>
    Plan,

    /// <summary>What was planned for the year after.</summary>
    NextPlan,

    /// <summary>The plan or target that the completion is measured against: of the period, else the nearest later one.</summary>
    Target,

    /// <summary>Per cent of the plan or target reached; by the item, lower or higher is better; never capped.</summary>
    Completion,

    /// <summary>An operator's per cent of the total; empty but in operators' rows.</summary>
    Share,
}
