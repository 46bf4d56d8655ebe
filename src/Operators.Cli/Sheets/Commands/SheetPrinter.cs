using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Sending;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary>What came of a sheet, for people: one table, each line with its cell.</summary>
internal static class SheetPrinter
{
    private const int LinesShown = 200;

    private static readonly Column[] Columns = [new(SheetWords.Cell), new(SheetWords.What), new(SheetWords.Received), new(SheetWords.Explanation)];

    /// <summary>Prints everything that there is to say.</summary>
    public static void Print(SheetDocument document, ToolOutput output)
    {
        output.Line(SheetWords.Summary, document.File, document.Period, document.Cells, document.Remarks.Count(r => r.Severity == RemarkSeverity.LeftOut));
        PrintLines(Lines(document, output), output);

        // One answer holds 2,000, and nobody keeps a dry run's.
        if (document.Receipt is { } receipt && receipt.VerdictCount > receipt.Verdicts.Count)
        {
            output.Line(SheetWords.MoreVerdicts, receipt.VerdictCount - receipt.Verdicts.Count);
        }
    }

    /// <summary>Prints remarks alone.</summary>
    public static void Print(IEnumerable<SheetDocument.Remark> remarks, ToolOutput output) => PrintLines(remarks.Select(r => Line(r, output)), output);

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string[]> Lines(SheetDocument document, ToolOutput output) => document.Remarks.OrderByDescending(r => r.Severity).Select(r => Line(r, output))
        .Concat(document.Refusals.Select(r => new[] { r.Cell, output.Say(SheetWords.Refused), r.Received, $"{r.Metric}, {r.Area}: {output.Say(Phrase.OfBoth(r.Expected))}" }))
        .Concat(document.Findings.Select(f => new[] { f.Cell ?? "", output.Say(SheetWords.Finding), "", output.Say(new Phrase(f.Text, f.EnglishText)) }));

    private static void PrintLines(IEnumerable<string[]> lines, ToolOutput output)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            output.Table(Columns, all.Take(LinesShown));
        }

        if (all.Count > LinesShown)
        {
            output.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"… +{all.Count - LinesShown} (--json)"));
        }
    }

    private static string[] Line(SheetDocument.Remark remark, ToolOutput output) =>
        [remark.Cell ?? "", output.Say(Word(remark.Severity)), remark.Received, output.Say(new Phrase(remark.Text, remark.EnglishText))];

    private static Phrase Word(RemarkSeverity severity) => severity switch
    {
        RemarkSeverity.Note => SheetWords.Note,
        RemarkSeverity.Warning => SheetWords.Warning,
        RemarkSeverity.LeftOut => SheetWords.LeftOut,
        _ => SheetWords.Fault,
    };
}
