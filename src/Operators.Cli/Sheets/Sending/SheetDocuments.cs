using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;

namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>Puts the service's answer beside the sheet's cells.</summary>
internal static class SheetDocuments
{
    /// <summary>The document.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="figures">What was read.</param>
    /// <param name="id">The submission's id; null: there are faults.</param>
    /// <param name="answer">The service's answer; null: it was not asked.</param>
    /// <param name="isSent">Whether the answer is that to a submission, not to a dry run.</param>
    public static SheetDocument Of(string file, SheetFigures figures, string? id, Receipt? answer, bool isSent)
    {
        var byCell = figures.Entries.GroupBy(e => (e.Area, e.Metric.Code)).ToDictionary(g => g.Key, g => g.First());
        return new()
        {
            File = file,
            Period = figures.Period,
            Kind = MappingWords.Of(MappingWords.Kind, figures.Kind),
            SubmissionId = id,
            Sent = isSent,
            Cells = figures.Entries.Count,
            Remarks = [.. figures.Remarks.Select(Map)],
            Refusals = [.. (answer?.Verdicts ?? []).SelectMany(v => Refusals(v, figures, byCell)).OrderBy(r => r.Entry.At.Row).ThenBy(r => r.Entry.At.Column).Select(r => Map(r.Entry, r.Verdict))],
            Findings = [.. (answer?.Findings ?? []).Select(f => new SheetDocument.Doubt(
                f.Period == figures.Period && byCell.TryGetValue((f.Area, f.Metric), out var cell) ? cell.At.ToString() : null,
                f.Rule, f.Severity, f.Area, f.Metric, f.Period, f.Text, f.EnglishText))],
            Receipt = answer,
        };
    }

    /// <summary>A remark as it is shown.</summary>
    public static SheetDocument.Remark Map(SheetRemark remark) =>
        new(remark.Kind, remark.Severity, remark.At?.ToString(), remark.Received, remark.Text.Vietnamese, remark.Text.English);

    // A verdict about a whole column or row stands at each of its cells.
    private static IEnumerable<(SheetEntry Entry, Verdict Verdict)> Refusals(Verdict verdict, SheetFigures figures, Dictionary<(string Area, string Metric), SheetEntry> byCell)
    {
        IEnumerable<SheetEntry> entries = verdict.Area.Length > 0 && verdict.Metric.Length > 0
            ? byCell.TryGetValue((verdict.Area, verdict.Metric), out var only) ? [only] : []
            : figures.Entries.Where(e => (verdict.Area.Length == 0 || e.Area == verdict.Area) && (verdict.Metric.Length == 0 || e.Metric.Code == verdict.Metric));
        return entries.Select(e => (e, verdict));
    }

    private static SheetDocument.Refusal Map(SheetEntry entry, Verdict verdict) =>
        new(entry.At.ToString(), entry.Area, entry.Metric.Code, verdict.Code, entry.Received, verdict.Expected);
}
