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

    /// <summary>Whether a text is only a number of a list: 1, 1.2, (3), II, B.</summary>
    public static bool IsOrdinal(string text) => OrdinalAlone.IsMatch(text);

    [GeneratedRegex(@"^([-+•*–]\s*|([IVXLC]{1,6}|[A-Ha-h]|\d{1,3}(\.\d{1,3})*)\s*[.)/:]\s*|\d{1,3}(\.\d{1,3})+\.?\s+|([IVX]{1,5}|\d{1,3})\s*[-–]\s+|[IVX]{1,5}\s+)(?=\S)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordinal { get; }

    [GeneratedRegex(@"^\(?([IVXLC]{1,6}|[A-Za-z]|\d{1,4}(\.\d{1,3})*)\)?[.)]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalAlone { get; }
}
