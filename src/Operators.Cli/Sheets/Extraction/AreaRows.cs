using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Guessing;
using Telemetry.Operators.Cli.Sheets.Known;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Remarks;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>
/// Tells rows of units from rows of totals, headings of groups and footnotes. A heading that names a unit of a higher level says in which unit
/// the rows below lie, so that two communes of one name are told apart.
/// </summary>
internal sealed class AreaRows(Sheet sheet, SheetMapping mapping, UnitFinder units, List<SheetRemark> remarks)
{
    private readonly HashSet<string> _skip = [.. mapping.Skip.Select(PlainWords.Of)];
    private readonly HashSet<string> _totals = [.. mapping.Totals.Select(PlainWords.Of)];
    private string? _group;

    /// <summary>The rows to be read, in their order.</summary>
    public List<RowReading> Read()
    {
        var rows = new List<RowReading>();
        foreach (var row in sheet.Rows.Where(r => r > mapping.Header.Last && mapping.Data?.Contains(r) != false))
        {
            if (Of(row) is { } reading)
            {
                rows.Add(reading);
            }
        }

        var repeated = rows.Where(r => r.Unit is not null).GroupBy(r => r.Unit!.Code).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        remarks.AddRange(repeated.Select(r => RemarkWords.AreaTwice(sheet.At(r.Row, mapping.Labels), r.Label, r.Unit!)));
        rows.RemoveAll(repeated.Contains);
        return rows;
    }

    private RowReading? Of(int row)
    {
        var at = sheet.At(row, mapping.Labels);
        var label = HeaderText.OneLine(sheet.Seen(row, mapping.Labels).Text);
        var bare = LabelText.WithoutOrdinal(label);
        var plain = PlainWords.Of(bare);
        var hasFigures = mapping.Columns.Any(c => sheet[row, c.Column].Kind != CellKind.Empty);
        if (_skip.Contains(plain) || _skip.Contains(PlainWords.Of(label)))
        {
            remarks.Add(RemarkWords.RowSkipped(at, label, RemarkWords.Listed));
            return null;
        }

        // "Cả nước" is a total, or the country itself where that is what is reported on.
        var match = Find(label, bare, mapping.Level, _group ?? mapping.Within);
        if (_totals.Contains(plain) || (match.Unit is null && (Vocabulary.Default.IsTotal(bare) || (plain.Length == 0 && hasFigures && IsTotalElsewhere(row, ref label)))))
        {
            remarks.Add(RemarkWords.RowSkipped(at, label, RemarkWords.Total));
            return new(row, label, null);
        }

        if (match.Unit is { } unit)
        {
            if (match.IsInexact)
            {
                remarks.Add(RemarkWords.InexactArea(at, label, unit));
            }

            return new(row, label, unit);
        }

        if (match.Units.Count > 1)
        {
            remarks.Add(RemarkWords.AmbiguousArea(at, label, match.Units));
        }
        else if (IsHeading(row, label, bare))
        {
            if (hasFigures)
            {
                remarks.Add(RemarkWords.RowSkipped(at, label, RemarkWords.Heading));
            }
        }
        else if (hasFigures)
        {
            remarks.Add(RemarkWords.UnknownArea(at, label));
        }

        return null;
    }

    // "Tổng cộng" may stand in the column of numbers, merged or not.
    private bool IsTotalElsewhere(int row, ref string label)
    {
        foreach (var column in sheet.Columns.TakeWhile(c => c < mapping.Labels))
        {
            if (Vocabulary.Default.IsTotal(sheet[row, column].Text))
            {
                label = sheet[row, column].Text;
                return true;
            }
        }

        return false;
    }

    private bool IsHeading(int row, string label, string bare)
    {
        for (var level = mapping.Level - 1; level >= UnitLevel.Country; level--)
        {
            if (Find(label, bare, level, mapping.Within).Unit is { } group)
            {
                _group = group.Code;
                return true;
            }
        }

        // What is not understood may head a group: the rows below are not looked for in the one before it.
        if (label.Length > 0 || StandsBefore(row))
        {
            _group = null;
        }

        return false;
    }

    private bool StandsBefore(int row) => sheet.Columns.TakeWhile(c => c < mapping.Labels)
        .Any(c => sheet[row, c] is { Kind: CellKind.Text, Text: var text } && !LabelText.IsOrdinal(text));

    private UnitMatch Find(string label, string bare, UnitLevel level, string? within)
    {
        if (mapping.By == AreaNaming.Code)
        {
            return units.ByCode(label, level);
        }

        var match = units.ByName(bare, level, within);
        return match.Units.Count > 0 || bare == label ? match : units.ByName(label, level, within);
    }
}
