using Telemetry.Operators.Cli.Sheets.Commands;
using Telemetry.Operators.Cli.Sheets.Grid;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Reading;

namespace Telemetry.Operators.Cli.Sheets.Sending;

/// <summary>Files of sheets and mappings, read; what cannot be is said with the file's name.</summary>
internal static class SheetFile
{
    private const long LargestMappingBytes = 1024 * 1024;

    /// <summary>The workbook of a file.</summary>
    /// <exception cref="UnusableException">It cannot be read.</exception>
    public static Workbook Workbook(string path)
    {
        var reading = WorkbookReader.Read(Path.GetFileName(path), InputFile.Read("FILE", path, SheetLimits.FileBytes));
        return reading.IsRead ? reading.Workbook : throw new UnusableException(SheetWords.UnreadableFile, path, reading.Refusal);
    }

    /// <summary>A mapping.</summary>
    /// <param name="file">The sheet's file.</param>
    /// <param name="named">The mapping that the person named; null: beside the file.</param>
    /// <exception cref="UnusableException">There is none, or it has faults; all of them are listed.</exception>
    public static SheetMapping Mapping(string file, string? named)
    {
        var path = named ?? MappingFiles.Find(file) ?? throw new UnusableException(SheetWords.NoMapping, MappingFiles.Own(file), file);
        var faults = new List<MappingFault>();
        return MappingReader.Read(InputFile.Read("--mapping", path, LargestMappingBytes), faults)
            ?? throw new UnusableException(SheetWords.FaultyMapping, path, MappingFault.All(faults));
    }
}
