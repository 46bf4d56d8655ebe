namespace Telemetry.Operators.Cli.Sheets.Grid;

/// <summary>Columns as letters: A is 1, Z 26, AA 27.</summary>
internal static class ColumnName
{
    /// <summary>The last column that a workbook can have, XFD.</summary>
    public const int Last = 16_384;

    /// <summary>The letters of a column from 1 on.</summary>
    public static string Of(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>The column of the letters, 1 to <see cref="Last"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out int column)
    {
        column = 0;
        if (name.Length is 0 or > 3)
        {
            return false;
        }

        foreach (var letter in name)
        {
            if (!char.IsAsciiLetter(letter))
            {
                return false;
            }

            column = (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1;
        }

        return column <= Last;
    }
}
