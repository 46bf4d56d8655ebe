namespace Telemetry.Portal.Reports;

/// <summary>Collects a report's notes; the same words are one note, whatever refers to them. For one report, on one thread.</summary>
internal sealed class ReportNoteList
{
    private readonly List<ReportNote> _notes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>All notes, by number.</summary>
    public IReadOnlyList<ReportNote> Notes => _notes;

    /// <summary>The number of the note with these words.</summary>
    public int Add(string text, bool isAboutPrint = false)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _notes.Count + 1;
            _numbers.Add(text, number);
            _notes.Add(new ReportNote(number, text, isAboutPrint));
        }

        return number;
    }
}
