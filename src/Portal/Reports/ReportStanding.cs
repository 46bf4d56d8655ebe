using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Reports;

/// <summary>How far a report's results rest on what was expected; plans and comparisons are not looked at.</summary>
/// <param name="Complete">Results that are complete, or of which the sender says that there are none to be had.</param>
/// <param name="Partial">Results of which a part is missing.</param>
/// <param name="Missing">Results that are missing.</param>
public readonly record struct ReportStanding(int Complete, int Partial, int Missing)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Partial == 0 && Missing == 0;

    /// <summary>Counts a report's results.</summary>
    public static ReportStanding Of(ReportDocument document)
    {
        var standing = default(ReportStanding);
        foreach (var line in document.Lines)
        {
            for (var i = 0; i < line.Cells.Count; i++)
            {
                if (document.Report.Columns[i].Shows == ReportContent.Value && line.Cells[i].Figure is { } figure)
                {
                    standing = Add(standing, line.Cells[i].Kind, figure);
                }
            }
        }

        return standing;
    }

    private static ReportStanding Add(ReportStanding sum, ReportCellKind kind, Figure figure)
    {
        var isAnswered = kind == ReportCellKind.Number
            ? figure.Status == FigureStatus.Complete
            : figure.Reason?.Code is FigureReasonCode.NotApplicable or FigureReasonCode.NotAvailable or FigureReasonCode.Withheld;
        return isAnswered ? sum with { Complete = sum.Complete + 1 }
            : kind == ReportCellKind.Number ? sum with { Partial = sum.Partial + 1 }
            : sum with { Missing = sum.Missing + 1 };
    }
}
