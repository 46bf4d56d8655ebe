using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>What both kinds of tables have in common: factors, the style of numbers, the words of absence.</summary>
internal static class FigureColumnGuess
{
    /// <summary>The factor from a note of the unit; null where it is needed and missing, or is another unit's.</summary>
    public static long? Factor(KnownMetric metric, UnitNote? note) => note is null
        ? metric.Unit == "VND" ? null : 1
        : note.Unit == metric.Unit ? note.Factor : null;

    /// <summary>The note of a unit that stands above the header and holds for all columns.</summary>
    public static UnitNote? NoteAbove(Sheet sheet, int firstHeaderRow)
    {
        foreach (var row in sheet.Rows.Where(r => r < firstHeaderRow).Reverse())
        {
            foreach (var column in sheet.Columns)
            {
                UnitNotes.Take(HeaderText.OneLine(sheet[row, column].Text), out var note);
                if (note is not null)
                {
                    return note;
                }
            }
        }

        return null;
    }

    /// <summary>The one style that the cells tell; unknown where they tell none, or both.</summary>
    public static NumberStyle Style(IReadOnlyList<SheetCell> cells, List<SheetRemark> remarks)
    {
        var told = cells.Where(c => c.Kind == CellKind.Text).Select(c => (c.Text, WrittenNumber.Read(c.Text).Tells)).Where(t => t.Tells != NumberStyle.Unknown)
            .DistinctBy(t => t.Tells).ToList();
        if (told.Count != 1)
        {
            return NumberStyle.Unknown;
        }

        var isVietnamese = told[0].Tells == NumberStyle.Vietnamese;
        remarks.Add(new(RemarkKind.StyleProposed, RemarkSeverity.Note, null, told[0].Text, new(
            $"số viết theo kiểu {(isVietnamese ? "Việt Nam" : "Anh")} ('{told[0].Text}')",
            $"numbers are in the {(isVietnamese ? "Vietnamese" : "English")} style ('{told[0].Text}')")));
        return told[0].Tells;
    }

    /// <summary>What the words that stand for no figure are proposed to mean; the empty cell is not sent.</summary>
    public static Dictionary<string, AbsenceMeaning> Absences(IReadOnlyList<SheetCell> cells, List<SheetRemark> remarks)
    {
        var absences = new Dictionary<string, AbsenceMeaning> { [""] = AbsenceMeaning.Skip };
        var known = Vocabulary.Default.Exact("absence").GroupBy(a => a.Words, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Meaning, StringComparer.OrdinalIgnoreCase);
        foreach (var text in cells.Where(c => c.Kind == CellKind.Text).Select(c => c.Text).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (known.TryGetValue(text, out var meaning))
            {
                absences[text] = MappingWords.Absence.First(w => w.Word == meaning).Value;
                remarks.Add(new(RemarkKind.AbsenceProposed, RemarkSeverity.Warning, null, text, new(
                    $"đề xuất '{text}' nghĩa là {meaning}; nếu là số 0 thì sửa thành zero",
                    $"'{text}' is proposed to mean {meaning}; if it is nought, change it to zero")));
            }
        }

        return absences;
    }
}
