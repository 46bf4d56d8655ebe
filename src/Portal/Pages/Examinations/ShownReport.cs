using Telemetry.Doctor;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Reading;

namespace Telemetry.Portal.Pages.Examinations;

/// <summary>A report as the page shows it: as it was given, its tables as tables, each number with the worst that is said of it. Immutable.</summary>
public sealed class ShownReport
{
    private readonly ReportDocument _document;
    private readonly List<(TextSpan Phrase, PrintedNumber Number)> _numbers;
    private readonly Dictionary<int, (Verdict Verdict, int Diagnosis)> _marks;

    /// <summary>Lays the report out.</summary>
    /// <param name="examination">What was found in it.</param>
    public ShownReport(Examination examination)
    {
        _document = examination.Report.Document;
        _numbers = [.. _document.Numbers.Select(n => (n.Phrase.Contains(n.Span) ? n.Phrase : n.Span, n)).OrderBy(n => n.Item1.Start)];
        _marks = MarksOf(examination.Diagnoses);
        Blocks = [.. Lay()];
    }

    /// <summary>From top to bottom.</summary>
    public IReadOnlyList<ShownBlock> Blocks { get; }

    // In a failure those numbers are underlined that are in question: the one it is about, and the one that the best edit changes. Of what holds, all.
    private static Dictionary<int, (Verdict Verdict, int Diagnosis)> MarksOf(IReadOnlyList<Diagnosis> diagnoses)
    {
        var marks = new Dictionary<int, (Verdict Verdict, int Diagnosis)>();
        for (var i = 0; i < diagnoses.Count; i++)
        {
            var diagnosis = diagnoses[i];
            var numbers = diagnosis.Verdict == Verdict.Holds
                ? diagnosis.Numbers.Select(n => n.Number)
                : diagnosis.Numbers.Take(1).Select(n => n.Number).Concat(diagnosis.Edits.Take(1).Select(e => e.Number));
            foreach (var number in numbers)
            {
                if (!marks.TryGetValue(number, out var known) || diagnosis.Verdict > known.Verdict)
                {
                    marks[number] = (diagnosis.Verdict, i);
                }
            }
        }

        return marks;
    }

    private IEnumerable<ShownBlock> Lay()
    {
        var at = 0;
        foreach (var table in _document.Tables.OrderBy(t => t.Span.Start))
        {
            if (table.Span.Start < at)
            {
                continue;
            }

            if (TextBetween(at, table.Span.Start) is { } before)
            {
                yield return before;
            }

            yield return new ShownBlock([], new ShownTable(
                table.Caption.Length > 0 && table.Span.Contains(table.Caption) ? Pieces(table.Caption) : [],
                table.HeadingRows,
                [.. table.Rows.Select(row => row.Select(Pieces).ToList())]));
            at = table.Span.End;
        }

        if (TextBetween(at, _document.Text.Length) is { } rest)
        {
            yield return rest;
        }
    }

    // Without the empty lines next to a table.
    private ShownBlock? TextBetween(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(_document.Text[end - 1]))
        {
            end--;
        }

        while (start < end && _document.Text[start] is '\r' or '\n')
        {
            start++;
        }

        return start < end ? new ShownBlock(Pieces(new TextSpan(start, end - start)), null) : null;
    }

    private List<ShownPiece> Pieces(TextSpan within)
    {
        var pieces = new List<ShownPiece>();
        var at = within.Start;
        for (var i = FirstAt(within.Start); i < _numbers.Count && _numbers[i].Phrase.Start < within.End; i++)
        {
            var (phrase, number) = _numbers[i];

            // A phrase may take in words of the next cell, or meet another number's: then its digits alone.
            var span = phrase.Start >= at && phrase.End <= within.End && (i + 1 == _numbers.Count || phrase.End <= _numbers[i + 1].Phrase.Start) ? phrase : number.Span;
            if (span.Start < at || span.End > within.End)
            {
                continue;
            }

            AddText(pieces, at, span.Start);
            var isMarked = _marks.TryGetValue(number.Id, out var mark);
            pieces.Add(new ShownPiece(Shown(span), number.Id, isMarked ? mark.Verdict : null, isMarked ? mark.Diagnosis : null));
            at = span.End;
        }

        AddText(pieces, at, within.End);
        return pieces;
    }

    private void AddText(List<ShownPiece> pieces, int start, int end)
    {
        if (end > start)
        {
            pieces.Add(new ShownPiece(Shown(new TextSpan(start, end - start))));
        }
    }

    private string Shown(TextSpan span) => VisibleSigns.In(_document.At(span));

    private int FirstAt(int start)
    {
        var (low, high) = (0, _numbers.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _numbers[middle].Phrase.Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
