using System.Text;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Tells files apart by their bytes.</summary>
internal static class FileSignatures
{
    private const int Looked = 4096;
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>What the bytes are. An encrypted workbook lies in the container of the old ones, which names what it holds.</summary>
    public static FileSignature Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK"u8))
        {
            return FileSignature.Zip;
        }

        if (bytes.StartsWith(Compound))
        {
            return bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FileSignature.EncryptedOffice : FileSignature.OldOffice;
        }

        if (bytes.StartsWith("%PDF"u8) || bytes.StartsWith("Rar!"u8) || bytes.StartsWith("7z"u8))
        {
            return FileSignature.OtherBinary;
        }

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            ? FileSignature.Markup
            : FileSignature.Text;
    }
}
