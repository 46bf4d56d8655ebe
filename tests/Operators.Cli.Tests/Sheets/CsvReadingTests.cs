using System.Text;
using Telemetry.Operators.Cli.Sheets.Grid;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>Text files as spreadsheet programs save them.</summary>
public sealed class CsvReadingTests
{
    [Theory]
    [InlineData("a;b\n1,5;2\n", "1,5")]
    [InlineData("a,b\n\"1,5\",2\n", "1,5")]
    [InlineData("a\tb\n1,5\t2\n", "1,5")]
    [InlineData("sep=;\r\na;b\r\n1,5;2\r\n", "1,5")]
    [InlineData("\"a\"\"1\";b\r1,5;2", "1,5")]
    public void The_delimiter_is_found(string text, string expected)
    {
        var sheet = SheetWorld.Csv(text).Sheets[0];

        Assert.Equal(expected, sheet[2, 1].Text);
        Assert.Equal("2", sheet[2, 2].Text);
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_program_counts_them()
    {
        var sheet = SheetWorld.Csv("a;b\r\n\r\n\"two\r\nlines\";x\r\nlast;5\"\r\n").Sheets[0];

        Assert.Equal([1, 3, 4], sheet.Rows);
        Assert.Equal("two\r\nlines", sheet[3, 1].Text);
        Assert.Equal("5\"", sheet[4, 2].Text);
        Assert.Equal("C17", new CellAddress("", 17, 3).ToString());
        Assert.Equal("Sheet1!AA5", new CellAddress("Sheet1", 5, 27).ToString());
        Assert.Equal("'Biểu 01'!B2", new CellAddress("Biểu 01", 2, 2).ToString());
    }

    [Fact]
    public void Every_kind_of_unicode_is_read_and_diacritics_are_composed()
    {
        var text = "Xã;Số\nĐồng Tiến;1\n";
        foreach (var bytes in new[]
        {
            Encoding.UTF8.GetBytes(text),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormD)),
        })
        {
            Assert.Equal("Đồng Tiến", SheetWorld.Bytes(bytes).Sheets[0][2, 1].Text);
        }
    }

    [Fact]
    public void What_cannot_be_read_is_refused_with_what_to_do()
    {
        Assert.Contains("UTF-8", SheetWorld.Refusal([(byte)'T', 0xAE, (byte)'x', (byte)';', 0xB5]), StringComparison.Ordinal);
        Assert.Contains("quote", SheetWorld.Refusal("a;\"b\n1;2\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("empty", SheetWorld.Refusal([]), StringComparison.Ordinal);
        Assert.Contains("empty", SheetWorld.Refusal(";;\n;;\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("control characters", SheetWorld.Refusal("a;b\0c"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("web page", SheetWorld.Refusal("<html><table>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("old .xls", SheetWorld.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("password", SheetWorld.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")]), StringComparison.Ordinal);
        Assert.Contains("no spreadsheet", SheetWorld.Refusal("%PDF-1.7"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("32,767", SheetWorld.Refusal(Encoding.UTF8.GetBytes("a;" + new string('x', 40_000))), StringComparison.Ordinal);
    }
}
