using System.IO.Compression;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Looks a packed file over before anything in it is understood: what it is, and that unpacking it ends.</summary>
internal static class XlsxPackage
{
    private const int BufferBytes = 64 * 1024;

    /// <exception cref="UnreadableFileException">It is no workbook, has macros, or is a bomb.</exception>
    public static void Check(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
        if (archive.Entries.Count > SheetLimits.Parts)
        {
            throw new UnreadableFileException(UnreadableWords.Unpacked);
        }

        if (!archive.Entries.Any(e => e.FullName.EndsWith("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableFileException(UnreadableWords.OtherPackage);
        }

        if (archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableFileException(UnreadableWords.Macros);
        }

        // The sizes in the directory are the file's own word; what comes out is counted.
        var buffer = new byte[BufferBytes];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (var read = part.Read(buffer); read > 0; read = part.Read(buffer))
            {
                total += read;
                if (total > SheetLimits.UnpackedBytes)
                {
                    throw new UnreadableFileException(UnreadableWords.Unpacked);
                }
            }
        }
    }
}
