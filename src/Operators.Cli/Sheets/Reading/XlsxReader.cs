using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = Telemetry.Operators.Cli.Sheets.Grid.Sheet;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Reads a workbook's sheets. Nothing in it is carried out: formulas give the result that was stored, links are not followed.</summary>
internal static class XlsxReader
{
    /// <summary>The sheets in their order.</summary>
    /// <exception cref="UnreadableFileException">It is no workbook that can be read safely.</exception>
    public static List<Sheet> Read(byte[] bytes)
    {
        try
        {
            XlsxPackage.Check(bytes);
            using var document = SpreadsheetDocument.Open(
                new MemoryStream(bytes, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = SheetLimits.UnpackedBytes });
            if (document.DocumentType is not (SpreadsheetDocumentType.Workbook or SpreadsheetDocumentType.Template))
            {
                throw new UnreadableFileException(UnreadableWords.Macros);
            }

            return Sheets(document.WorkbookPart ?? throw new UnreadableFileException(UnreadableWords.OtherPackage));
        }
        catch (Exception e) when (e is not (UnreadableFileException or OutOfMemoryException))
        {
            // The library has an exception for each way in which a part can be wrong; all of them mean that the file is.
            throw new UnreadableFileException(UnreadableWords.Damaged);
        }
    }

    private static List<Sheet> Sheets(WorkbookPart workbook)
    {
        var strings = SharedStrings(workbook);
        var formats = XlsxFormats.Of(workbook);
        var sheets = new List<Sheet>();
        var cells = 0;
        foreach (var entry in workbook.Workbook.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>() ?? [])
        {
            // Charts and macro sheets hold no cells.
            if (entry.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            {
                var isHidden = entry.State is { } state && state.Value != SheetStateValues.Visible;
                sheets.Add(new XlsxSheetReader(strings, formats, SheetLimits.Cells - cells).Read(part, entry.Name?.Value ?? "", isHidden, out var read));
                cells += read;
            }
        }

        return sheets.Count > 0 ? sheets : throw new UnreadableFileException(UnreadableWords.NoSheet);
    }

    private static List<string> SharedStrings(WorkbookPart workbook)
    {
        var strings = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return strings;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
            {
                strings.Add(XlsxText.Of((RstType)reader.LoadCurrentElement()!));
            }
        }

        return strings;
    }
}
