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
    /// <param name="metric">The metric.</param>
    /// <param name="own">The note at the column or row itself.</param>
    /// <param name="above">The note above the table, which speaks of the metrics that are counted in its unit.</param>
    /// <param name="isUnread">Whether that note names a unit that is not known.</param>
    public static long? Factor(KnownMetric metric, UnitNote? own, UnitNote? above, bool isUnread)
    {
        if (own is not null)
        {
            return own.Unit == metric.Unit ? own.Factor : null;
        }

        return above?.Unit == metric.Unit ? above.Factor : metric.Unit == "VND" || isUnread ? null : 1;
    }

    /// <summary>The note of a unit that stands above the header and holds for all columns.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="firstHeaderRow">Where the header begins.</param>
    /// <param name="isUnread">Whether there is one that is not known.</param>
    public static UnitNote? NoteAbove(Sheet sheet, int firstHeaderRow, out bool isUnread)
    {
        isUnread = false;
        foreach (var row in sheet.Rows.Where(r => r < firstHeaderRow).Reverse())
        {
            foreach (var column in sheet.Columns)
            {
                var text = HeaderText.OneLine(sheet[row, column].Text);
                UnitNotes.Take(text, out var note);
                isUnread |= UnitNotes.IsUnread(text);
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
