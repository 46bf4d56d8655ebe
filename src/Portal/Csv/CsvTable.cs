using System.Globalization;
using System.Text;

namespace Telemetry.Portal.Csv;

/// <summary>
/// A file for spreadsheets in Vietnam: a byte order mark (else Excel garbles Vietnamese), semicolons between fields as <see cref="CsvField"/>
/// writes them (the list separator where the comma is the decimal sign), CR LF.
/// </summary>
internal sealed class CsvTable
{
    private const char Separator = ';';

    private readonly StringBuilder _text = new("\uFEFF");
    private bool _isInRow;

    /// <summary>Adds a field that is a text, whoever wrote it.</summary>
    public CsvTable Text(string text) => Append(CsvField.Of(text, Separator));

    /// <summary>Adds a field that is a whole number.</summary>
    public CsvTable Number(long number) => Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a field that is a number already written; its minus is no formula. It does not have the separator in it.</summary>
    public CsvTable Number(string written) => Append(written);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _text.Append("\r\n");
        _isInRow = false;
    }

    /// <summary>A whole row of texts; without any, an empty line.</summary>
    public void Row(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Text(text);
        }

        EndRow();
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => _text.ToString();

    private CsvTable Append(string field)
    {
        if (_isInRow)
        {
            _text.Append(Separator);
        }

        _text.Append(field);
        _isInRow = true;
        return this;
    }
}
