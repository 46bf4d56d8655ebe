using System.Text;
using Telemetry.Doctor;
using Telemetry.Operators.Cli.Output;
using Telemetry.Operators.Cli.Sheets.Commands;
using Telemetry.Operators.Cli.Sheets.Reading;

namespace Telemetry.Operators.Cli.Examinations;

/// <summary>A report's text out of a file or standard input; of a workbook all its visible sheets.</summary>
internal static class ReportFile
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    private const string Argument = "FILE";

    /// <summary>Its text, at most <see cref="ReportText.MostCharacters"/> characters.</summary>
    /// <exception cref="UnusableException">It cannot be read, is no text, or is too long.</exception>
    public static string Read(string path, Terminal terminal)
    {
        var bytes = path == StandardInput ? ReadInput(terminal) : InputFile.Read(Argument, path, SheetLimits.FileBytes);
        var text = Text(path, bytes);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UnusableException(DoctorWords.Nothing, Argument, path);
        }

        return text.Length <= ReportText.MostCharacters ? text : throw new UnusableException(DoctorWords.TooLong, Argument, path, text.Length, ReportText.MostCharacters);
    }

    private static string Text(string path, byte[] bytes)
    {
        // A file is what its bytes say, not what it is called. Separated text is examined as it stands: its columns are the doctor's to find.
        if (FileSignatures.Of(bytes) == FileSignature.Text)
        {
            try
            {
                return TextDecoder.Decode(bytes);
            }
            catch (UnreadableFileException e)
            {
                throw new UnusableException(SheetWords.UnreadableFile, path, e.Why);
            }
        }

        var reading = WorkbookReader.Read(Path.GetFileName(path), bytes);
        if (!reading.IsRead)
        {
            throw new UnusableException(SheetWords.UnreadableFile, path, reading.Refusal);
        }

        var text = new StringBuilder();
        foreach (var sheet in reading.Workbook.Sheets.Where(s => !s.IsHidden))
        {
            SheetText.Append(text, sheet);
            if (text.Length > ReportText.MostCharacters)
            {
                break;
            }
        }

        return text.ToString();
    }

    private static byte[] ReadInput(Terminal terminal)
    {
        using var input = terminal.OpenIn();
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > SheetLimits.FileBytes)
            {
                throw new UnusableException(GuardWords.FileTooLarge, Argument, StandardInput, content.Length, SheetLimits.FileBytes);
            }
        }

        return content.ToArray();
    }
}
