using System.Globalization;
using System.Text;

namespace Telemetry.Portal.Csv;

/// <summary>
/// A table for spreadsheets, by RFC 4180: UTF-8 with a byte order mark (else Excel garbles Vietnamese), commas, CR LF. A text that
/// a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
internal sealed class CsvTable
{
    private readonly StringBuilder _text = new("\uFEFF");
    private bool _isInRow;

    /// <summary>A table with a header.</summary>
    public CsvTable(params ReadOnlySpan<string> header)
    {
        foreach (var name in header)
        {
            Text(name);
        }

        EndRow();
    }

    /// <summary>Adds a cell that is a text, whoever wrote it.</summary>
    public CsvTable Text(string text)
    {
        var harmless = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return Append(harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless);
    }

    /// <summary>Adds a cell that is a whole number.</summary>
    public CsvTable Number(long number) => Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _text.Append("\r\n");
        _isInRow = false;
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => _text.ToString();

    private CsvTable Append(string cell)
    {
        _text.Append(_isInRow ? "," : "").Append(cell);
        _isInRow = true;
        return this;
    }
}
