namespace Telemetry.Doctor.Reading;

/// <summary>Finds paragraphs and their sentences outside tables. Positions are in the plain text. Pure.</summary>
internal static class PassageFinder
{
    // Lines shorter than this are not wrapped ones.
    private const int WrappedLine = 40;

    // What stands before a full stop that ends no sentence.
    private static readonly HashSet<string> Abbreviations = ["tp", "tx", "tt", "gs", "ts", "ths", "đ/c", "v", "vv", "st", "no", "q", "p", "h", "tr"];

    /// <summary>The passages in order.</summary>
    public static List<Passage> Find(PlainText plain, IReadOnlyList<TableDraft> tables)
    {
        var passages = new List<Passage>();
        var at = 0;
        foreach (var table in tables)
        {
            Add(plain, at, table.Span.Start, passages);
            at = table.Span.End;
        }

        Add(plain, at, plain.Text.Length, passages);
        return passages;
    }

    private static void Add(PlainText plain, int start, int end, List<Passage> passages)
    {
        var text = plain.Text;
        TextSpan? open = null;
        for (var at = start; at < end;)
        {
            var lineEnd = text.IndexOf('\n', at, end - at) is var found and >= 0 ? found : end;
            var line = FieldSplitter.Trim(text, at, lineEnd);
            if (open is { } passage && (line.Length == 0 || !Continues(plain, passage, line)))
            {
                passages.Add(new Passage(passage, Sentences(plain, passage)));
                open = null;
            }

            if (line.Length > 0)
            {
                open = open is { } before ? new TextSpan(before.Start, line.End - before.Start) : line;
            }

            at = lineEnd + 1;
        }

        if (open is { } last)
        {
            passages.Add(new Passage(last, Sentences(plain, last)));
        }
    }

    // A line goes on with the one before where that was long and ended in the middle of a sentence.
    private static bool Continues(PlainText plain, TextSpan passage, TextSpan line)
    {
        var text = plain.Text;
        var lastLine = text.LastIndexOf('\n', passage.End - 1, passage.Length) is var found and >= 0 ? found + 1 : passage.Start;
        return passage.End - lastLine >= WrappedLine
            && text[passage.End - 1] is not ('.' or ';' or ':' or '!' or '?')
            && !(text[line.Start] is '-' or '+' or '•' or '*' or '#' or '–' or '\uf0b7')
            && (Chars.IsDigit(text[line.Start]) || !plain.IsUpper(line.Start))
            && NumberingWords.End(plain, line.Start, line.End) == line.Start;
    }

    private static List<TextSpan> Sentences(PlainText plain, TextSpan passage)
    {
        var text = plain.Text;
        var sentences = new List<TextSpan>();
        var start = passage.Start;
        for (var i = NumberingWords.End(plain, passage.Start, passage.End); i < passage.End; i++)
        {
            if (text[i] is '.' or '!' or '?' && EndsSentence(plain, i, passage.End, start))
            {
                sentences.Add(FieldSplitter.Trim(text, start, i + 1));
                start = i + 1;
            }
        }

        if (FieldSplitter.Trim(text, start, passage.End) is { Length: > 0 } last)
        {
            sentences.Add(last);
        }

        return sentences;
    }

    private static bool EndsSentence(PlainText plain, int stop, int end, int start)
    {
        var text = plain.Text;
        var next = stop + 1;
        while (next < end && (char.IsWhiteSpace(text[next]) || text[next] is '*' or ')' or '"' or '”'))
        {
            next++;
        }

        if (next == stop + 1 || next >= end)
        {
            return false;
        }

        var word = Chars.WordBefore(text, stop, start, out _);
        return !Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
            && (plain.IsUpper(next) || text[next] is '-' or '+' || Chars.IsDigit(text[next]));
    }
}
