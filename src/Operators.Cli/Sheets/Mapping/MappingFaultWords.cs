using System.Globalization;
using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>What is said about faults in a mapping file.</summary>
internal static class MappingFaultWords
{
    public static readonly Phrase Column = new("cần chữ cái của cột: A đến XFD", "expected a column's letters: A to XFD");
    public static readonly Phrase Factor = new("cần 1, 1000, 1000000 hoặc 1000000000", "expected 1, 1000, 1000000 or 1000000000");
    public static readonly Phrase HeaderRows = new("cần số dòng: 5 hoặc 5-7", "expected rows: 5 or 5-7");
    public static readonly Phrase DataRows = new("cần số dòng: 8-20", "expected rows: 8-20");
    public static readonly Phrase RowNumber = new("cần số thứ tự của dòng", "expected a row's number");
    public static readonly Phrase Period = new(
        "cần 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M hoặc 2013", "expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");

    public static readonly Phrase Object = new("cần một đối tượng", "expected an object");
    public static readonly Phrase List = new("cần một danh sách […]", "expected a list […]");
    public static readonly Phrase Text = new("cần chữ trong ngoặc kép", "expected text in quotes");
    public static readonly Phrase NoJson = new("không phải JSON", "no JSON");
    public static readonly Phrase Unknown = new("thuộc tính không được dùng", "an unknown property");
    public static readonly Phrase Repeated = new("có nhiều hơn một lần", "stands there more than once");
    public static readonly Phrase Once = new("chỉ cần một lần", "expected once");
    public static readonly Phrase Missing = new("còn thiếu", "is missing");
    public static readonly Phrase Required = new("bắt buộc phải có", "it is required");
    public static readonly Phrase NoColumn = new("không nêu cột nào", "names no column");
    public static readonly Phrase AtLeastOne = new("cần ít nhất một cột", "expected at least one");

    /// <summary>What the file itself says.</summary>
    public static Phrase Found(string text) => new(text, text);

    public static Phrase Version(int version) => Numbered(version, "cần {0}", "expected {0}");

    public static Phrase OneOf(IEnumerable<string> words) => new($"cần một trong: {string.Join(", ", words)}", $"expected one of: {string.Join(", ", words)}");

    public static Phrase Properties(IEnumerable<string> names) => new($"có thể dùng: {string.Join(", ", names)}", $"expected: {string.Join(", ", names)}");

    public static Phrase BelowHeader(RowRange header) => new($"cần các dòng nằm dưới tiêu đề ({header})", $"expected rows below the header's ({header})");

    public static Phrase ColumnTwice(string column) => new($"nêu cột {column} nhiều hơn một lần", $"names column {column} more than once");

    public static Phrase MetricTwice(string metric) => new($"nêu chỉ tiêu {metric} nhiều hơn một lần", $"names metric {metric} more than once");

    public static Phrase RowTwice(int row) => Numbered(row, "nêu dòng {0} nhiều hơn một lần", "names row {0} more than once");

    public static Phrase Place(long line, long character) => new(
        string.Create(CultureInfo.InvariantCulture, $"dòng {line}, ký tự {character}"), string.Create(CultureInfo.InvariantCulture, $"line {line}, character {character}"));

    // A version or a row's number is no amount: it is written without separators.
    private static Phrase Numbered(int number, string vietnamese, string english)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new(vietnamese.Replace("{0}", text, StringComparison.Ordinal), english.Replace("{0}", text, StringComparison.Ordinal));
    }
}
