using System.Globalization;

namespace Telemetry.Operators.Cli.Sheets.Mapping;

/// <summary>Rows from 1, both ends included.</summary>
internal readonly record struct RowRange(int First, int Last)
{
    /// <summary>Row numbers of a workbook end here.</summary>
    public const int LastRow = 1_048_576;

    public bool Contains(int row) => row >= First && row <= Last;

    /// <summary><c>5-7</c> or <c>5</c>.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    public static bool TryParse(string text, out RowRange range)
    {
        var ends = text.Split('-');
        range = default;
        if (ends.Length is 1 or 2 && TryRow(ends[0], out var first) && TryRow(ends[^1], out var last) && first <= last)
        {
            range = new(first, last);
            return true;
        }

        return false;

        static bool TryRow(string text, out int row) =>
            int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out row) && row is >= 1 and <= LastRow;
    }
}
