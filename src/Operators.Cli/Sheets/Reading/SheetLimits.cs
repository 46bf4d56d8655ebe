namespace Telemetry.Operators.Cli.Sheets.Reading;

/// <summary>How much is read. A department's sheet is a thousandth of it; a bomb is more.</summary>
internal static class SheetLimits
{
    public const long FileBytes = 32L * 1024 * 1024;
    public const long UnpackedBytes = 256L * 1024 * 1024;
    public const int Parts = 2_000;
    public const int Cells = 1_000_000;
    public const int CellCharacters = 32_767;
    public const int Merges = 20_000;
}
