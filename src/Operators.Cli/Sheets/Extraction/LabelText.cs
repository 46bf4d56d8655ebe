using System.Text.RegularExpressions;

namespace Telemetry.Operators.Cli.Sheets.Extraction;

/// <summary>Labels of rows.</summary>
internal static partial class LabelText
{
    /// <summary>The label without the number, numeral or dash that a list puts before it: <c>II. Huyện Yên Thế</c>, <c>1.2 Xã …</c>, <c>- Trả sau</c>.</summary>
    public static string WithoutOrdinal(string label)
    {
        var text = HeaderText.OneLine(label);
        var bare = Ordinal.Replace(text, "");
        return bare.Length > 0 ? bare : text;
    }

    /// <summary>Whether a text is only a number of a list: 1, 1.2, (3), II, B. Of more than two digits it is a year, or a figure.</summary>
    public static bool IsOrdinal(string text) => OrdinalAlone.IsMatch(text);

    // "H. Đông Anh" is a huyện, "X. Yên Thế" a xã: H. is never an ordinal, X. is the tenth only before another kind of unit.
    [GeneratedRegex(@"^(?!([Hh]\s*\.|(?>X\s*[.\s]\s*)(?!((?i:huyện|quận|thị xã|thị trấn|thành phố|tỉnh|xã|phường|đặc khu|TP|TX|TT)\b|[HQPX]\s*\.))[^-–]))([-+•*–]\s*|([IVXLC]{1,6}|[A-Ha-h]|\d{1,3}(\.\d{1,3})*)\s*[.)/:]\s*|\d{1,3}(\.\d{1,3})+\.?\s+|([IVX]{1,5}|\d{1,3})\s*[-–]\s+|[IVX]{1,5}\s+)(?=\S)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordinal { get; }

    [GeneratedRegex(@"^\(?([IVXLC]{1,6}|[A-Za-z]|\d{1,2}(\.\d{1,3})*)\)?[.)]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalAlone { get; }
}
