using System.Globalization;
using System.Text;

namespace Telemetry.Catalogue;

/// <summary>
/// One line of a table. Every reading method reports what does not fit and returns a stand-in, so that one pass finds every
/// fault; a cell of a column that the file lacks reads as its stand-in in silence, because the header was reported.
/// </summary>
internal sealed class Row
{
    private const int NameLength = 200;
    private const int ShownLength = 80;
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2200, 12, 31);

    private readonly string _file;
    private readonly int _line;
    private readonly string[] _fields;
    private readonly TableHeader _header;
    private readonly List<CatalogueFault> _faults;
    private bool _isMisshapen;
    private bool _hasFault;

    public Row(string file, int line, string[] fields, TableHeader header, List<CatalogueFault> faults)
    {
        _file = file;
        _line = line;
        _fields = fields;
        _header = header;
        _faults = faults;
    }

    /// <summary>File and line, for faults of other rows that meet this one.</summary>
    public string Place => $"{_file}:{Number(_line)}";

    /// <summary>The file.</summary>
    public string File => _file;

    /// <summary>The line in it, from 1.</summary>
    public int Line => _line;

    /// <summary>Whether nothing in the row has been found wrong so far.</summary>
    public bool IsSound => !_hasFault;

    /// <summary>The cell as written, trimmed; empty where the file has no such cell.</summary>
    public string this[string column] =>
        _header.Positions.TryGetValue(column, out var position) && position < _fields.Length ? _fields[position] : "";

    /// <summary>Adds a fault of one cell. A row whose fields cannot be told apart has one fault only.</summary>
    public void Fault(string column, string problem, string expected)
    {
        _hasFault = true;
        if (!_isMisshapen && _header.Positions.ContainsKey(column))
        {
            _faults.Add(new CatalogueFault(_file, _line, $"{Key}/{column}", problem, expected));
        }
    }

    /// <summary>Whether the fields can be told apart and hold text. To be called once, before any cell is read.</summary>
    public void CheckShape(bool hasBadQuotes)
    {
        if (hasBadQuotes)
        {
            RefuseShape("a quote that does not belong or is not closed", "quotes around a whole field on one line, doubled inside it");
        }
        else if (_fields.Length != _header.FieldCount)
        {
            RefuseShape($"{Number(_fields.Length)} fields", $"{Number(_header.FieldCount)}, as in the header");
        }

        foreach (var (column, position) in _header.Positions)
        {
            if (position < _fields.Length && HasForbidden(_fields[position]))
            {
                Fault(column, $"control characters in {Shown(_fields[position])}", "letters, digits, punctuation and spaces");
            }
        }
    }

    /// <summary>A code of that shape; as written where it does not fit.</summary>
    public string Code(string column, CodeShape shape)
    {
        var text = this[column];
        if (!shape.Fits(text))
        {
            Fault(column, Shown(text), shape.Expected);
        }

        return text;
    }

    /// <summary>A name or unit, required, at most 200 characters.</summary>
    public string Text(string column)
    {
        var text = this[column];
        if (text.Length is 0 or > NameLength)
        {
            Fault(column, text.Length == 0 ? "empty" : $"{Number(text.Length)} characters", $"1 to {Number(NameLength)} characters");
        }

        return text;
    }

    /// <summary>A text that may be empty; then the other column's.</summary>
    public string TextOr(string column, string fallback) => this[column].Length == 0 ? fallback : Text(column);

    /// <summary>A day as yyyy-MM-dd; null where it is none.</summary>
    public DateOnly? Date(string column)
    {
        if (DateOnly.TryParseExact(this[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= FirstDay && day <= LastDay)
        {
            return day;
        }

        Fault(column, Shown(this[column]), "a day from 1900 to 2200, written yyyy-MM-dd");
        return null;
    }

    /// <summary>Both ends of a validity, an empty one open; false where they are no such thing.</summary>
    public bool TryValidity(out DateOnly? from, out DateOnly? to)
    {
        from = this["valid_from"].Length == 0 ? null : Date("valid_from");
        to = this["valid_to"].Length == 0 ? null : Date("valid_to");
        if (to < from)
        {
            Fault("valid_to", Shown(this["valid_to"]), $"a day not before valid_from, {this["valid_from"]}");
            return false;
        }

        return (from is null) == (this["valid_from"].Length == 0) && (to is null) == (this["valid_to"].Length == 0);
    }

    /// <summary>One of a closed set of words.</summary>
    public T Word<T>(string column, params ReadOnlySpan<(string Text, T Value)> words)
    {
        var text = this[column];
        foreach (var word in words)
        {
            if (word.Text == text)
            {
                return word.Value;
            }
        }

        var expected = new StringBuilder();
        foreach (var word in words)
        {
            expected.Append(expected.Length == 0 ? "" : " | ").Append(word.Text);
        }

        Fault(column, Shown(text), expected.ToString());
        return words[0].Value;
    }

    /// <summary>A whole number within limits.</summary>
    public int Whole(string column, int minimum, int maximum)
    {
        if (int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        Fault(column, Shown(this[column]), $"a whole number, {Number(minimum)} to {Number(maximum)}");
        return minimum;
    }

    /// <summary>A number with a decimal point, exactly as written; null where it is none.</summary>
    public decimal? Decimal(string column, string expected)
    {
        var text = this[column];

        // Beyond 28 digits a decimal would round in silence.
        if (text.Length <= 28 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Fault(column, Shown(text), expected);
        return null;
    }

    /// <summary>Words separated by spaces, each once; none where the cell is empty.</summary>
    public IReadOnlyList<string> List(string column)
    {
        if (this[column].Length == 0)
        {
            return [];
        }

        var words = this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var twice in words.CountBy(w => w).Where(w => w.Value > 1))
        {
            Fault(column, $"{Shown(twice.Key)} given twice", "each once");
        }

        return words;
    }

    /// <summary>A value in quotes, short and without control characters, fit for a console.</summary>
    public static string Shown(string text) => text.Length == 0 ? "empty" : $"'{Printable(text)}'";

    /// <summary>A value cut short and without control characters.</summary>
    public static string Printable(string text)
    {
        var shown = text.Length > ShownLength ? string.Concat(text.AsSpan(0, ShownLength), "…") : text;
        return HasForbidden(shown) ? string.Concat(shown.Select(c => IsForbidden(c) ? $"\\u{(int)c:x4}" : c.ToString())) : shown;
    }

    private string Key => Printable(string.Join('@', _header.Shape.Key.Select(c => this[c]).Where(t => t.Length > 0)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool HasForbidden(string text)
    {
        foreach (var c in text)
        {
            if (IsForbidden(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForbidden(char c) => c is < ' ' or (>= '\x7f' and <= '\x9f')
        || (c >= '\xad' && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private void RefuseShape(string problem, string expected)
    {
        _faults.Add(new CatalogueFault(_file, _line, Key, problem, expected));
        _isMisshapen = true;
        _hasFault = true;
    }
}
