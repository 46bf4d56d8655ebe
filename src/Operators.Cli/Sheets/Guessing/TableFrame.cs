using Telemetry.Operators.Cli.Sheets.Extraction;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Mapping;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>Where a table's header ends and its rows begin.</summary>
internal static class TableFrame
{
    /// <summary>Columns that are looked at; a sheet for people has fewer.</summary>
    public const int ColumnsLookedAt = 200;

    /// <summary>The header above the first row of figures; null where that row has nothing above it.</summary>
    public static RowRange? HeaderAbove(Sheet sheet, int firstData, int labels)
    {
        var first = firstData;
        foreach (var row in sheet.Rows.Where(r => r < firstData).Reverse())
        {
            // A title stands alone in its row; so does a note of the unit. A gap ends a table.
            if (first - row > 1 && !Covered(sheet, first - 1, labels))
            {
                break;
            }

            if (sheet.Columns.Count(c => sheet[row, c].Kind != CellKind.Empty) < 2 && !Covered(sheet, row, labels))
            {
                break;
            }

            first = row;
        }

        return first < firstData ? new RowRange(first, firstData - 1) : null;
    }

    /// <summary>Columns that hold figures, or words for their absence, in the rows; those of row numbers and of units are left aside.</summary>
    public static List<int> FigureColumns(Sheet sheet, RowRange header, int labels, IReadOnlyList<int> rows)
    {
        var ordinals = Vocabulary.Default.Plain("ordinal").Select(o => o.Words).ToHashSet();
        var others = Vocabulary.Default.Plain("unitColumn").Concat(Vocabulary.Default.Plain("areaCode")).Select(o => o.Words).ToHashSet();
        return [.. sheet.Columns.Take(ColumnsLookedAt).Where(c => c != labels
            && Texts.PlainWords.Of(HeaderText.Of(sheet, header, c)) is var words && !ordinals.Contains(words) && !others.Contains(words)
            && rows.Any(r => IsFigure(sheet[r, c])))];
    }

    /// <summary>Whether a row holds a figure in one of the columns.</summary>
    public static bool HasFigure(Sheet sheet, int row, IReadOnlyList<int> columns) => columns.Any(c => IsFigure(sheet[row, c]));

    private static bool IsFigure(SheetCell cell) => cell.Kind switch
    {
        CellKind.Empty => false,
        CellKind.Text => Texts.WrittenNumber.Read(cell.Text).Problem == Texts.NumberProblem.None,
        _ => true,
    };

    // The row belongs to merged cells that begin above it.
    private static bool Covered(Sheet sheet, int row, int labels) => sheet.MergeAt(row, labels) is { } merge && merge.FirstRow < row;
}
