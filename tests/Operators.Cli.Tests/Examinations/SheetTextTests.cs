using System.Text;
using Telemetry.Operators.Cli.Examinations;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Tests.Examinations;

public sealed class SheetTextTests
{
    [Fact]
    public void A_sheet_is_lines_with_tabs_without_what_it_hides()
    {
        var cells = new Dictionary<(int, int), SheetCell>
        {
            [(1, 1)] = new(CellKind.Text, "Tên\tdài\ndòng"),
            [(1, 2)] = new(CellKind.Number, "1795720", 1_795_720),
            [(1, 3)] = new(CellKind.Text, "ẩn"),
            [(2, 1)] = new(CellKind.Text, "ẩn"),
            [(4, 1)] = new(CellKind.Percent, "0.776", 0.776m),
            [(4, 2)] = new(CellKind.Number, "160.125", 160.125m),
        };
        var text = new StringBuilder();
        SheetText.Append(text, new Sheet("Biểu 01", isHidden: false, cells, [], [2], [3]));

        Assert.Equal("Biểu 01\nTên dài dòng\t1.795.720\n77,6%\t160,125\n\n", text.ToString());
    }
}
