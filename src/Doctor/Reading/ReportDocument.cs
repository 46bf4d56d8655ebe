namespace Telemetry.Doctor.Reading;

/// <summary>A report taken apart: paragraphs, tables, numbers. Immutable.</summary>
/// <param name="Text">The report as given; spans point into it.</param>
/// <param name="Passages">Paragraphs and headings outside tables, in order.</param>
/// <param name="Tables">Tables, in order.</param>
/// <param name="Numbers">Every number that says something, in order of the text; years, dates, numbering, names (3G, Nghị quyết 202) are not among them.</param>
public sealed record ReportDocument(string Text, IReadOnlyList<Passage> Passages, IReadOnlyList<PrintedTable> Tables, IReadOnlyList<PrintedNumber> Numbers)
{
    /// <summary>Most numbers that are read.</summary>
    public const int MostNumbers = 20_000;

    /// <summary>Whether the report holds more numbers than <see cref="MostNumbers"/>; those behind were not read.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>A piece of the text.</summary>
    public string At(TextSpan span) => Text.Substring(span.Start, span.Length);
}
