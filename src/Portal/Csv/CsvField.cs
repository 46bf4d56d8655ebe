namespace Telemetry.Portal.Csv;

/// <summary>Texts as CSV fields (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it, whoever wrote it. Pure.</summary>
public static class CsvField
{
    /// <summary>A field in quotes.</summary>
    public static string Quoted(string text) => $"\"{Harmless(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A field in quotes only where a comma, a quote, a line end or that separator is in it.</summary>
    internal static string Of(string text, char separator) =>
        text.AsSpan().ContainsAny(",\"\r\n") || text.Contains(separator, StringComparison.Ordinal) ? Quoted(text) : Harmless(text);

    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
}
