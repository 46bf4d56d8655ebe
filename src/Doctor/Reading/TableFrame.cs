namespace Telemetry.Doctor.Reading;

/// <summary>What stands where in a table: heading rows, the column that numbers rows, names them, gives their units. Positions are in the plain text. Immutable.</summary>
internal sealed class TableFrame
{
    private const int MostHeadingRows = 4;

    private readonly string _text;

    private TableFrame(string text, IReadOnlyList<IReadOnlyList<TextSpan>> rows)
    {
        _text = text;
        Rows = rows;
        Columns = rows[0].Count;
        HeadingRows = CountHeadings();
        Headings = [.. Enumerable.Range(0, Columns).Select(HeadingOf)];
        OrdinalColumn = Find(CellWords.IsOrdinalHeading) ?? (IsNumbering(0) ? 0 : null);
        UnitColumn = Find(CellWords.IsUnitHeading);
        YearColumn = Enumerable.Range(0, Columns).Where(IsYears).Select(c => (int?)c).FirstOrDefault();
        LabelColumn = FindLabels();
    }

    /// <summary>All rows.</summary>
    public IReadOnlyList<IReadOnlyList<TextSpan>> Rows { get; }

    /// <summary>Cells of every row.</summary>
    public int Columns { get; }

    /// <summary>Rows at the top that hold headings.</summary>
    public int HeadingRows { get; }

    /// <summary>Each column's heading, the lines from above joined by a space, a spanned one repeated.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The column that numbers the rows; null where there is none.</summary>
    public int? OrdinalColumn { get; }

    /// <summary>The column of units; null where there is none.</summary>
    public int? UnitColumn { get; }

    /// <summary>The column that names the rows; null where there is none.</summary>
    public int? LabelColumn { get; }

    /// <summary>The column of which every filled cell below the headings is a year: a table by years; null where there is none.</summary>
    public int? YearColumn { get; }

    /// <summary>Reads the frame of a table whose rows all have as many cells.</summary>
    public static TableFrame Of(string text, IReadOnlyList<IReadOnlyList<TextSpan>> rows) => new(text, rows);

    /// <summary>A cell's text.</summary>
    public string Cell(int row, int column) => _text.Substring(Rows[row][column].Start, Rows[row][column].Length);

    private bool IsYears(int column)
    {
        var cells = Enumerable.Range(HeadingRows, Rows.Count - HeadingRows).Select(r => Cell(r, column)).Where(c => c.Length > 0).ToList();
        return cells.Count > 1 && cells.TrueForAll(c => DateWords.IsYear(c.AsSpan().Trim("*năm ")));
    }

    private int? Find(Func<ReadOnlySpan<char>, bool> isMeant)
    {
        for (var column = 0; column < Columns; column++)
        {
            if (isMeant(Headings[column]))
            {
                return column;
            }
        }

        return null;
    }

    private int CountHeadings()
    {
        var count = 0;
        while (count < Math.Min(MostHeadingRows, Rows.Count - 1) && IsHeading(count))
        {
            count++;
        }

        return count;
    }

    // A heading row holds no numbers, or the columns' numbers (1), (2), (3). Below the first one, a row that names only itself opens a section.
    private bool IsHeading(int row)
    {
        var cells = Rows[row].Where(c => c.Length > 0).ToList();
        if (cells.Count == 0 || IsColumnNumbers(cells))
        {
            return row > 0;
        }

        if (Rows[row].Where((c, i) => c.Length > 0 && CellWords.IsNumber(_text, c) && !DateWords.IsYear(_text.AsSpan(c.Start, c.Length))).Any())
        {
            return false;
        }

        var first = Rows[row][0];
        return row == 0 || (first.Length == 0 && cells.Count > 0)
            || (cells.Count > 2 && !NumberingWords.IsOrdinal(_text.AsSpan(first.Start, first.Length)) && Columns > 2);
    }

    private bool IsColumnNumbers(List<TextSpan> cells)
    {
        var numbers = cells.Select(c => _text.AsSpan(c.Start, c.Length).Trim("()[] \u00a0").ToString()).ToList();
        return cells.Count > 2 && numbers.TrueForAll(n => n.Length <= 2 || n.Contains('=', StringComparison.Ordinal))
            && numbers.Zip(numbers.Skip(1)).Count(p => int.TryParse(p.First, out var a) && int.TryParse(p.Second, out var b) && b == a + 1) >= (cells.Count / 2);
    }

    private string HeadingOf(int column)
    {
        var parts = new List<string>();
        for (var row = 0; row < HeadingRows; row++)
        {
            // An empty cell in the first row lies under its neighbour's span if the row below divides it.
            var at = column;
            while (row == 0 && HeadingRows > 1 && at > 0 && Rows[row][at].Length == 0 && Rows[1][column].Length > 0)
            {
                at--;
            }

            if (Rows[row][at].Length > 0 && !parts.Contains(Cell(row, at)))
            {
                parts.Add(Cell(row, at).ReplaceLineEndings(" "));
            }
        }

        return string.Join(' ', parts);
    }

    private bool IsNumbering(int column)
    {
        if (Columns < 3 || Headings[column].Length > 0)
        {
            return false;
        }

        var cells = Enumerable.Range(HeadingRows, Rows.Count - HeadingRows).Select(r => Cell(r, column)).Where(c => c.Length > 0).ToList();
        return cells.Count > 1 && cells[0].Trim('.', ')') is "1" or "i" or "a" && cells.TrueForAll(c => NumberingWords.IsOrdinal(c));
    }

    private int? FindLabels()
    {
        for (var column = 0; column < Columns; column++)
        {
            if (column == OrdinalColumn || column == UnitColumn || column == YearColumn)
            {
                continue;
            }

            var cells = Enumerable.Range(HeadingRows, Rows.Count - HeadingRows).Select(r => Rows[r][column]).Where(c => c.Length > 0).ToList();
            if (cells.Count > 0 && cells.Count(c => !CellWords.IsNumber(_text, c)) * 2 > cells.Count)
            {
                return column;
            }
        }

        return null;
    }
}
