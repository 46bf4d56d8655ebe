using Telemetry.Operators.Cli.Sheets.Remarks;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>What a sheet says, read with a mapping.</summary>
/// <param name="Period">The period; empty where there is a fault about it.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Entries">The figures in the order of the sheet.</param>
/// <param name="Remarks">What is to be said, in the order of the sheet.</param>
internal sealed record SheetFigures(string Period, SubmissionKind Kind, IReadOnlyList<SheetEntry> Entries, IReadOnlyList<SheetRemark> Remarks)
{
    /// <summary>Whether nothing may be sent.</summary>
    public bool HasFaults => Remarks.Any(r => r.Severity == RemarkSeverity.Fault);

    /// <summary>Whether something stands in the sheet that is not among the entries.</summary>
    public bool LeavesOut => Remarks.Any(r => r.Severity == RemarkSeverity.LeftOut);
}
