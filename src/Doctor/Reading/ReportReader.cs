namespace Telemetry.Doctor.Reading;

/// <summary>
/// Takes a written report apart: 1. finds tables; 2. paragraphs and sentences; 3. digits that stand for numbers; 4. which way of writing numbers is in use;
/// 5. units; 6. values and where they can lie. Never fails, whatever the text. Thread-safe.
/// </summary>
public static class ReportReader
{
    /// <summary>Reads the report, in time proportional to its length.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ReportDocument Read(string text, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plain = PlainText.Of(text);
        var tables = TableFinder.Find(plain.Text);
        var frames = tables.ConvertAll(t => TableFrame.Of(plain.Text, t.Rows));
        var passages = PassageFinder.Find(plain, tables);
        var drafts = new List<NumberDraft>();
        foreach (var passage in passages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddNumbers(plain, passage.Span, null, drafts);
        }

        for (var i = 0; i < tables.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddNumbers(plain, frames[i], i, drafts);
        }

        drafts.Sort(static (a, b) => a.Raw.Span.Start.CompareTo(b.Raw.Span.Start));
        var isCutShort = drafts.Count > ReportDocument.MostNumbers;
        drafts.RemoveRange(Math.Min(drafts.Count, ReportDocument.MostNumbers), Math.Max(0, drafts.Count - ReportDocument.MostNumbers));
        AddUnits(plain.Text, tables, frames, drafts, cancellationToken);
        return new ReportDocument(text, [.. passages.Select(p => Original(plain, p))], [.. tables.Select((t, i) => Original(plain, t, frames[i]))], Numbers(plain, drafts, cancellationToken))
        {
            IsCutShort = isCutShort,
        };
    }

    private static void AddNumbers(PlainText plain, TextSpan range, CellPlace? cell, List<NumberDraft> drafts)
    {
        foreach (var raw in DigitScanner.Scan(plain, range.Start, range.End, cell is not null))
        {
            if (drafts.Count <= ReportDocument.MostNumbers * 2 && DigitReadings.Of(raw.Digits) is { Count: > 0 } readings)
            {
                drafts.Add(new NumberDraft(raw, readings, range, cell));
            }
        }
    }

    private static void AddNumbers(PlainText plain, TableFrame frame, int table, List<NumberDraft> drafts)
    {
        for (var column = 0; column < frame.Columns; column++)
        {
            if (column == frame.OrdinalColumn || column == frame.UnitColumn || column == frame.YearColumn)
            {
                continue;
            }

            for (var row = frame.HeadingRows; row < frame.Rows.Count; row++)
            {
                AddNumbers(plain, frame.Rows[row][column], new CellPlace(table, row, column), drafts);
            }
        }
    }

    private static void AddUnits(string text, List<TableDraft> tables, List<TableFrame> frames, List<NumberDraft> drafts, CancellationToken cancellationToken)
    {
        var cells = new CellUnits?[tables.Count];
        for (var i = drafts.Count - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draft = drafts[i];
            draft.Unit = UnitWords.Read(text, draft.Raw.Span.End, draft.Range.End);
            if (draft.Unit.Unit is null && draft.Cell is { } place && CellWords.IsNumber(text, draft.Range))
            {
                var units = cells[place.Table] ??= new CellUnits(text, frames[place.Table], tables[place.Table].Caption);
                draft.Unit = units.Of(place.Row, place.Column) is { } unit ? unit with { Scale = unit.Scale * draft.Unit.Scale, End = draft.Unit.End } : draft.Unit;
            }
            else if (draft.Unit is { Unit: null, Scale: 1 } && i + 1 < drafts.Count && IsPair(text, draft.Raw, drafts[i + 1].Raw))
            {
                // 684.959/1.721.878 thuê bao: the unit behind the second is the first one's too.
                draft.Unit = drafts[i + 1].Unit with { End = draft.Raw.Span.End };
            }
        }
    }

    private static bool IsPair(string text, RawNumber first, RawNumber second) =>
        second.Span.Start - first.Span.End is >= 1 and <= 3 && text.AsSpan(first.Span.End, second.Span.Start - first.Span.End).Trim(" \u00a0") is "/" or "-" or "–";

    private static List<PrintedNumber> Numbers(PlainText plain, List<NumberDraft> drafts, CancellationToken cancellationToken)
    {
        var whole = new StyleVotes();
        var byColumn = new Dictionary<(int Table, int Column), StyleVotes>();
        foreach (var draft in drafts)
        {
            whole.Add(draft.Readings);
            foreach (var place in Places(draft))
            {
                if (!byColumn.TryGetValue(place, out var votes))
                {
                    byColumn.Add(place, votes = new StyleVotes());
                }

                votes.Add(draft.Readings);
            }
        }

        return [.. drafts.Select(Make)];

        PrintedNumber Make(NumberDraft draft, int id)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return NumberMaker.Make(plain, draft, id, Style(draft));
        }

        NumberStyle Style(NumberDraft draft) =>
            Places(draft).Select(p => byColumn[p]).Where(v => !v.IsOneNumber || whole.Winner is null).Select(v => v.Winner).FirstOrDefault(s => s is not null) ?? whole.Winner ?? NumberStyle.Vietnamese;
    }

    // The nearest first: the column, then the table.
    private static IEnumerable<(int Table, int Column)> Places(NumberDraft draft) =>
        draft.Cell is { } cell ? [(cell.Table, cell.Column), (cell.Table, -1)] : [];

    private static Passage Original(PlainText plain, Passage passage) => new(plain.ToOriginal(passage.Span), [.. passage.Sentences.Select(plain.ToOriginal)]);

    private static PrintedTable Original(PlainText plain, TableDraft table, TableFrame frame) => new(
        plain.ToOriginal(table.Span),
        plain.ToOriginal(table.Caption),
        frame.HeadingRows,
        [.. table.Rows.Select(r => (IReadOnlyList<TextSpan>)[.. r.Select(plain.ToOriginal)])]);
}
