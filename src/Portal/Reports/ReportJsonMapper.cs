using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Json;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>Reports as the public API gives them. Pure.</summary>
internal static class ReportJsonMapper
{
    /// <summary>A report.</summary>
    public static ReportJson Map(ReportDocument document) => new()
    {
        Report = document.Report.Code,
        Title = document.Title,
        Language = document.Language == Language.English ? "en" : "vi",
        Area = document.Area.Code,
        AreaKey = document.Area.Key.ToString(),
        AreaName = document.AreaName,
        Period = document.Period.ToString(),
        Edition = document.Edition?.Number,
        AsOf = document.Position,
        AsOfTime = document.PositionTime,
        CatalogueVersion = document.CatalogueVersion,
        Columns = [.. document.Report.Columns.Select((c, i) => new ReportColumnJson(c.Code, document.Columns[i], document.Groups[i]))],
        Rows = [.. document.Lines.Select(l => new ReportRowJson(l.Code, StyleOf(l.Style), l.Operator, [.. l.Cells.Select(Map)]))],
        Notes = [.. document.Notes.Select(n => new ReportNoteJson(n.Number, n.Text, n.IsAboutPrint))],
        Sources = document.Sources,
    };

    private static ReportCellJson Map(ReportCell cell) => new()
    {
        Kind = cell.Kind switch
        {
            ReportCellKind.Text => "text",
            ReportCellKind.Number => "number",
            ReportCellKind.Absent => "absent",
            _ => "empty",
        },
        Text = cell.Text.Length == 0 ? null : cell.Text,
        Value = cell.Value,
        Exact = cell.Exact,
        Status = cell.Figure is { } figure ? PublicNames.Of(figure.Status) : null,
        Reason = cell.Kind == ReportCellKind.Absent ? PublicNames.Of(cell.Figure?.Reason?.Code ?? FigureReasonCode.NoPlan) : null,
        Passport = cell.Figure is { } known ? PageAddress.Passport(known) : null,
        Notes = cell.Notes.Count == 0 ? null : cell.Notes,
    };

    private static string StyleOf(ReportRowStyle style) => style switch
    {
        ReportRowStyle.Total => "total",
        ReportRowStyle.Section => "section",
        _ => "item",
    };
}
