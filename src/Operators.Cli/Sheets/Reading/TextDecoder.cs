using System.Text;
using System.Text.Unicode;

namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>
/// Bytes to text: UTF-8, or UTF-16 with its mark. What old Vietnamese fonts (TCVN3, VNI) and code pages wrote is refused: guessing a code page
/// would change names silently.
/// </summary>
internal static class TextDecoder
{
    /// <summary>The text.</summary>
    /// <exception cref="UnreadableFileException">It is something else.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new UnreadableFileException(UnreadableWords.Nothing);
        }

        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8Text(rest),
            [0xFF, 0xFE, .. var rest] => Utf16Text(rest, Encoding.Unicode),
            [0xFE, 0xFF, .. var rest] => Utf16Text(rest, Encoding.BigEndianUnicode),
            _ => Utf8Text(bytes),
        };
        return text.AsSpan().ContainsAnyInRange('\0', '\b') || text.AsSpan().ContainsAnyInRange('\u000E', '\u001F')
            ? throw new UnreadableFileException(UnreadableWords.ControlCharacters)
            : text;
    }

    private static string Utf8Text(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw new UnreadableFileException(UnreadableWords.ForeignEncoding);

    private static string Utf16Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = encoding.GetString(bytes);
        return bytes.Length % 2 == 0 && !text.Contains('\uFFFD') ? text : throw new UnreadableFileException(UnreadableWords.ControlCharacters);
    }
}
