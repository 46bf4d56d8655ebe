using System.Buffers;
using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>Proposes a mapping from a file and the sender's catalogue. It proposes what is certain, and says the rest.</summary>
internal static class Guesser
{
    // Where the header is, is not known when the units' day is needed.
    private const int TitleRows = 10;

    private static readonly SearchValues<char> OldFontSigns = SearchValues.Create("®µ¸¹©");

    /// <summary>The proposal for the sheet that most can be told about.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="catalogue">What the service takes from the sender.</param>
    /// <param name="period">The period that the person named; null: title or file name say it.</param>
    /// <param name="area">Code of the unit that a table of metrics is about; null: the title or the sender's territory says it.</param>
    /// <param name="today">Day whose units are looked for where there is no period.</param>
    public static Guess Run(Workbook workbook, KnownCatalogue catalogue, string? period, string? area, DateOnly today)
    {
        var metrics = new MetricFinder(catalogue);
        var guesses = workbook.Sheets.Where(s => !s.IsHidden).Select(sheet =>
        {
            var day = Day(workbook, sheet, period, today);
            var units = new UnitFinder(catalogue, day);
            var byArea = new AreaTableGuess(sheet, metrics, units).Run();
            var byMetric = byArea.Mapping is null ? new MetricTableGuess(sheet, metrics, units, area).Run() : null;
            return byMetric?.Mapping is not null ? byMetric : byArea;
        }).ToList();
        var best = guesses.MaxBy(g => g.Mapping is null ? -1 : g.Mapping.Columns.Count * Math.Max(1, g.Mapping.Rows.Count)) ?? new Guess(null, []);
        return best with { Remarks = [.. OldFonts(workbook), .. best.Remarks] };
    }

    private static DateOnly Day(Workbook workbook, Sheet sheet, string? period, DateOnly today)
    {
        if (period is not null)
        {
            return PeriodWords.LastDay(period);
        }

        IReadOnlyList<string> written = [.. PeriodChoice.InTitle(sheet, TitleRows), .. PeriodWords.Find(Path.GetFileNameWithoutExtension(workbook.FileName))];
        return written.FirstOrDefault(PeriodWords.IsPeriod) is { } named ? PeriodWords.LastDay(named) : today;
    }

    // What TCVN3 fonts show as Vietnamese letters are these signs in Unicode.
    private static IEnumerable<SheetRemark> OldFonts(Workbook workbook)
    {
        foreach (var sheet in workbook.Sheets.Where(s => !s.IsHidden))
        {
            foreach (var row in sheet.Rows.Take(100))
            {
                foreach (var column in sheet.Columns)
                {
                    if (sheet[row, column] is { Kind: CellKind.Text, Text: var text } && text.AsSpan().ContainsAny(OldFontSigns))
                    {
                        return [RemarkWords.OldFont(sheet.At(row, column), text)];
                    }
                }
            }
        }

        return [];
    }
}
