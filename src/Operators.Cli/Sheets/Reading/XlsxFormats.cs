using System.Buffers;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>What the number formats of a workbook make of a number: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (format codes).</summary>
internal sealed partial class XlsxFormats
{
    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    private readonly CellKind[] _kinds;

    private XlsxFormats(CellKind[] kinds) => _kinds = kinds;

    public static XlsxFormats Of(WorkbookPart workbook)
    {
        if (workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } sheet)
        {
            return new([]);
        }

        var codes = new Dictionary<uint, string>();
        foreach (var format in sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format is { NumberFormatId.Value: var id, FormatCode.Value: { } code })
            {
                codes[id] = code;
            }
        }

        return new([.. formats.Elements<CellFormat>().Select(f => Kind(f.NumberFormatId?.Value ?? 0, codes))]);
    }

    /// <summary>What a number with that style is.</summary>
    public CellKind KindOf(uint style) => style < _kinds.Length ? _kinds[style] : CellKind.Number;

    private static CellKind Kind(uint id, Dictionary<uint, string> codes) => id switch
    {
        9 or 10 => CellKind.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellKind.Date,
        _ => codes.TryGetValue(id, out var code) ? KindOfCode(code) : CellKind.Number,
    };

    private static CellKind KindOfCode(string code)
    {
        // Literal text, colours and conditions say nothing about the number; what stands for positive ones stands first.
        var bare = Literals.Replace(code, "").Split(';')[0];
        if (bare.Contains('%'))
        {
            return CellKind.Percent;
        }

        if (Division.IsMatch(bare))
        {
            return CellKind.Divided;
        }

        return !bare.Contains("general", StringComparison.OrdinalIgnoreCase) && bare.AsSpan().ContainsAny(DateLetters) ? CellKind.Date : CellKind.Number;
    }

    // [h]:mm counts hours and is kept.
    [GeneratedRegex(@"""[^""]*""|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals { get; }

    // A comma after the last digit divides by a thousand; one between digits groups them.
    [GeneratedRegex(@"[0#?],+(?![0#?,])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Division { get; }
}
