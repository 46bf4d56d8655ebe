namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>Text of cells, made even.</summary>
internal static class CellText
{
    /// <summary>Composed characters, no white space or zero-width characters at the ends: decomposed diacritics come from other systems.</summary>
    public static string Trim(string text) => text.Trim().Trim('\u200B', '\uFEFF', '\u200C', '\u200D').Trim().Normalize();
}
