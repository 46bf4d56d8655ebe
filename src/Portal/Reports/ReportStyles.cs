using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Telemetry.Portal.Reports;

/// <summary>The looks of a workbook's cells, by index. Pure.</summary>
internal static class ReportStyles
{
    /// <summary>Words outside the table.</summary>
    public const uint Plain = 0;

    /// <summary>The title.</summary>
    public const uint Title = 1;

    /// <summary>The unit's name below the title.</summary>
    public const uint Subtitle = 2;

    /// <summary>A heading of the table.</summary>
    public const uint Heading = 3;

    /// <summary>Words in the table.</summary>
    public const uint Text = 4;

    /// <summary>Words in a total or section.</summary>
    public const uint BoldText = 5;

    /// <summary>Words in place of a figure.</summary>
    public const uint Absent = 6;

    private const uint FirstNumber = 7;
    private const uint FirstFormat = 164;
    private const int MaximumDecimals = 6;
    private const uint Kinds = MaximumDecimals + 1;

    /// <summary>A number of that many decimals, 0 to 6.</summary>
    public static uint Number(int decimals, bool isPercent, bool isBold) =>
        FirstNumber + (uint)Math.Min(decimals, MaximumDecimals) + (isPercent ? Kinds : 0) + (isBold ? 2 * Kinds : 0);

    /// <summary>The style sheet.</summary>
    public static Stylesheet Sheet()
    {
        var formats = new NumberingFormats();
        for (var i = 0u; i < 2 * Kinds; i++)
        {
            var zeros = i % Kinds == 0 ? "" : "." + new string('0', (int)(i % Kinds));
            formats.Append(new NumberingFormat { NumberFormatId = FirstFormat + i, FormatCode = i < Kinds ? "#,##0" + zeros : "#,##0" + zeros + "%" });
        }

        var cells = new CellFormats(
            Format(font: 0, border: 0, HorizontalAlignmentValues.Left),
            Format(font: 2, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 1, border: 0, HorizontalAlignmentValues.Center),
            Format(font: 1, border: 1, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Center),
            Format(font: 0, border: 1, HorizontalAlignmentValues.Left),
            Format(font: 1, border: 1, HorizontalAlignmentValues.Left),
            Format(font: 3, border: 1, HorizontalAlignmentValues.Right));
        for (var i = 0u; i < 4 * Kinds; i++)
        {
            var format = Format(font: i < 2 * Kinds ? 0u : 1u, border: 1, HorizontalAlignmentValues.Right);
            format.NumberFormatId = FirstFormat + (i % (2 * Kinds));
            format.ApplyNumberFormat = true;
            cells.Append(format);
        }

        return new Stylesheet(
            formats,
            new Fonts(Font(11, isBold: false, isItalic: false), Font(11, isBold: true, isItalic: false), Font(14, isBold: true, isItalic: false), Font(11, isBold: false, isItalic: true)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Ruled()),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            cells);
    }

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues horizontal, VerticalAlignmentValues vertical = VerticalAlignmentValues.Top) =>
        new(new Alignment { Horizontal = horizontal, Vertical = vertical, WrapText = true })
        {
            NumberFormatId = 0, FontId = font, FillId = 0, BorderId = border, FormatId = 0, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true,
        };

    private static Font Font(double size, bool isBold, bool isItalic)
    {
        var font = new Font();
        if (isBold)
        {
            font.Append(new Bold());
        }

        if (isItalic)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Times New Roman" });
        return font;
    }

    private static Border Ruled() => new(
        new LeftBorder { Style = BorderStyleValues.Thin },
        new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin },
        new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());
}
