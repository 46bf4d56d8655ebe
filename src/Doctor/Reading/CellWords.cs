namespace Telemetry.Doctor.Reading;

/// <summary>What a cell of a table holds, by its words. Pure.</summary>
internal static class CellWords
{
    private static readonly HashSet<string> Ordinals = new(StringComparer.Ordinal) { "stt", "tt", "số tt", "số thứ tự", "no", "no.", "#", "stt.", "tt." };
    private static readonly HashSet<string> Units = new(StringComparer.Ordinal) { "đơn vị tính", "đvt", "đơn vị", "đv tính", "đơn vị đo", "đ.vị", "đvt:", "unit", "đ/v tính", "đ/vị tính" };

    // Words that stand alone, or before what the total is of: "Cộng thuê bao điện thoại".
    private static readonly string[] Totals =
        ["tổng cộng", "tổng số", "cộng", "tổng", "toàn tỉnh", "toàn thành phố", "toàn huyện", "cả nước", "toàn quốc", "tổng toàn tỉnh", "cộng toàn tỉnh", "total"];

    /// <summary>Whether the cell holds one number with its unit and wording, and nothing else.</summary>
    public static bool IsNumber(string text, TextSpan cell)
    {
        var at = cell.Start;
        while (at < cell.End && !Chars.IsDigit(text[at]))
        {
            at++;
        }

        if (at == cell.End || at - cell.Start > 12)
        {
            return false;
        }

        var behind = at;
        while (behind < cell.End && (Chars.IsDigit(text[behind]) || Chars.IsSpace(text[behind]) || text[behind] is '.' or ','))
        {
            behind++;
        }

        var before = text.AsSpan(cell.Start, at - cell.Start).Trim(" \u00a0+-–−(*~<>≈");
        var unit = UnitWords.Read(text, behind, cell.End);
        var after = text.AsSpan(unit.End, cell.End - unit.End).Trim(" \u00a0)*.");
        return after.Length == 0 && (before.Length == 0 || WordingWords.Read(text, cell.Start, at, behind, cell.End).Start == cell.Start);
    }

    /// <summary>Whether a heading is that of the rows' numbering.</summary>
    public static bool IsOrdinalHeading(ReadOnlySpan<char> heading) => Ordinals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(heading.Trim(" \u00a0*\r\n"));

    /// <summary>Whether a heading is that of the column of units.</summary>
    public static bool IsUnitHeading(ReadOnlySpan<char> heading) => Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(heading.Trim(" \u00a0*\r\n"));

    /// <summary>Whether a label or heading says that it is the sum of others: Tổng cộng, Tổng số (I+II), Toàn tỉnh.</summary>
    public static bool IsTotal(ReadOnlySpan<char> label)
    {
        label = label.Trim(" \u00a0*:-\r\n");
        var bracket = label.IndexOf('(');
        var bare = bracket > 0 ? label[..bracket].TrimEnd(" \u00a0:") : label;
        foreach (var total in Totals)
        {
            if (bare.SequenceEqual(total))
            {
                return true;
            }
        }

        return bare.StartsWith("cộng ") || bare.StartsWith("tổng cộng ");
    }
}
