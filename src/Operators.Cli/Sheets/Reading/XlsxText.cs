using DocumentFormat.OpenXml.Spreadsheet;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Text of a workbook.</summary>
internal static class XlsxText
{
    /// <summary>The text of all runs without their looks, and without the readings that East Asian text may have.</summary>
    public static string Of(RstType item)
    {
        var text = CellText.Trim(string.Concat(item.ChildElements.Select(e => e switch
        {
            DocumentFormat.OpenXml.Spreadsheet.Text plain => plain.Text,
            Run run => run.Text?.Text ?? "",
            _ => "",
        })));
        return text.Length <= SheetLimits.CellCharacters ? text : throw new UnreadableFileException(UnreadableWords.LongCell);
    }
}
