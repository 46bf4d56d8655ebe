namespace Telemetry.Portal.Reports;

/// <summary>What a report's cell holds.</summary>
public enum ReportCellKind
{
    /// <summary>Nothing: the layout has nothing for this row and column.</summary>
    Empty,

    /// <summary>Words: a label, a unit, a row's number.</summary>
    Text,

    /// <summary>A figure.</summary>
    Number,

    /// <summary>No figure, for a reason.</summary>
    Absent,
}
