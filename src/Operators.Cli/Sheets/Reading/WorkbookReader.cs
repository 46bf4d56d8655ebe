using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Reads a file by what it is, not by what it is called; what is no spreadsheet that can be read safely is refused with how to save it.</summary>
internal static class WorkbookReader
{
    /// <summary>Reads a file's bytes.</summary>
    /// <param name="fileName">Name without folder.</param>
    /// <param name="bytes">Its content.</param>
    public static WorkbookReading Read(string fileName, byte[] bytes)
    {
        try
        {
            if (bytes.LongLength > SheetLimits.FileBytes)
            {
                throw new UnreadableFileException(UnreadableWords.TooLarge(SheetLimits.FileBytes));
            }

            var sheets = FileSignatures.Of(bytes) switch
            {
                FileSignature.Zip => XlsxReader.Read(bytes),
                FileSignature.EncryptedOffice => throw new UnreadableFileException(UnreadableWords.Encrypted),
                FileSignature.OldOffice => throw new UnreadableFileException(UnreadableWords.OldWorkbook),
                FileSignature.Markup => throw new UnreadableFileException(UnreadableWords.Markup),
                FileSignature.OtherBinary => throw new UnreadableFileException(UnreadableWords.OtherBinary),
                _ => [CsvSheetReader.Read(bytes)],
            };
            return new(new Workbook(fileName, sheets), null);
        }
        catch (UnreadableFileException e)
        {
            return new(null, e.Why);
        }
    }
}
