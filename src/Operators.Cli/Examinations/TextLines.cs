namespace Telemetry.Operators.Cli.Examinations;

/// <summary>Lines of a report, to show where something stands. Pure.</summary>
internal sealed class TextLines
{
    private const int Around = 60;

    private readonly string _text;
    private readonly List<int> _starts = [0];

    /// <summary>Takes the text.</summary>
    public TextLines(string text)
    {
        _text = text;
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }
    }

    /// <summary>A piece of the text with what stands around it in its line.</summary>
    /// <param name="start">First code unit; what lies outside the text is cut off.</param>
    /// <param name="length">Code units.</param>
    public (int Line, string Before, string Piece, string After) At(int start, int length)
    {
        start = Math.Clamp(start, 0, _text.Length);
        var end = Math.Clamp(start + length, start, _text.Length);
        var found = _starts.BinarySearch(start);
        var line = found >= 0 ? found : ~found - 1;
        var lineEnd = line + 1 < _starts.Count ? _starts[line + 1] - 1 : _text.Length;
        var from = Math.Max(_starts[line], start - Around);
        var to = Math.Clamp(end + Around, end, Math.Max(end, lineEnd));

        // Whole words.
        while (from > _starts[line] && from < start && !char.IsWhiteSpace(_text[from]))
        {
            from++;
        }

        while (to < lineEnd && to > end && !char.IsWhiteSpace(_text[to - 1]))
        {
            to--;
        }

        return (
            line + 1,
            (from > _starts[line] ? "…" : "") + Flat(_text[from..start]).TrimStart(),
            Flat(_text[start..end]),
            Flat(_text[end..to]).TrimEnd() + (to < lineEnd ? "…" : ""));
    }

    private static string Flat(string text) => text.Replace('\t', ' ').ReplaceLineEndings(" ");
}
