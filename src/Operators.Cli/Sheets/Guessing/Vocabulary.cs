using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Reading;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Sheets.Guessing;

/// <summary>The words that sheets use, from <c>vocabulary.csv</c>: headers for metrics, unit notes, total rows, words of absence.</summary>
internal sealed class Vocabulary
{
    private readonly ILookup<string, (string Words, string Meaning)> _entries;

    private Vocabulary(Sheet table)
    {
        var entries = new List<(string Kind, string Words, string Meaning)>();
        foreach (var row in table.Rows.Skip(1))
        {
            entries.Add((table[row, 1].Text, table[row, 2].Text, table[row, 3].Text));
        }

        _entries = entries.ToLookup(e => e.Kind, e => (e.Words, e.Meaning));
    }

    /// <summary>The table that the tool carries.</summary>
    public static Vocabulary Default { get; } = Load();

    /// <summary>What a kind's words mean, the words made plain.</summary>
    public IEnumerable<(string Words, string Meaning)> Plain(string kind) => _entries[kind].Select(e => (PlainWords.Of(e.Words), e.Meaning));

    /// <summary>What a kind's words mean, the words as they stand.</summary>
    public IEnumerable<(string Words, string Meaning)> Exact(string kind) => _entries[kind];

    /// <summary>Whether a label is that of a row of totals.</summary>
    public bool IsTotal(string label)
    {
        var plain = PlainWords.Of(label);
        return Plain("total").Any(t => t.Words == plain);
    }

    private static Vocabulary Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.csv")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new Vocabulary(CsvSheetReader.Read(bytes.ToArray()));
    }
}
