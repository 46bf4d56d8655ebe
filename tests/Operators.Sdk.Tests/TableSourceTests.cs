using System.Data;
using Xunit;

namespace Telemetry.Operators.Tests;

public sealed class TableSourceTests
{
    [Fact]
    public void Objects_become_rows()
    {
        (string Code, int Lines, decimal? Land)[] provinces = [("24", 73_953, 3_849.7m), ("22", 156_960, null)];

        var table = SubmissionTable.FromRecords(
            "a",
            "2013-06",
            provinces,
            p => p.Code,
            new("subscribers.fixed", p => p.Lines),
            new("area.land", p => p.Land, Decimals: 2, WhenNull: CellState.NotAvailable));

        var cells = table.Cells().ToList();
        Assert.Equal(["24", "22"], table.Areas);
        Assert.Equal([73_953L, 156_960L, 384_970L, 0L], cells.Select(c => c.Scaled));
        Assert.Equal([CellState.Present, CellState.Present, CellState.Present, CellState.NotAvailable], cells.Select(c => c.State));
    }

    [Fact]
    public void A_missing_value_without_a_meaning_is_an_error_with_row_and_column()
    {
        var error = Assert.Throws<TableSourceException>(() =>
            SubmissionTable.FromRecords("a", "2013-06", new[] { "24", "22" }, c => c, new RecordColumn<string>("m", c => c == "22" ? null : 1)));

        Assert.Equal((2, "m"), (error.Row, error.Column));
    }

    [Fact]
    public void A_data_table_becomes_a_table()
    {
        using var data = Data();
        data.Rows.Add("24", 73_953, 3849.7);
        data.Rows.Add("07213", DBNull.Value, 12.5);

        var table = SubmissionTable.FromDataTable(
            "a", "2013-06", data, "Mã", new("Cố định", "subscribers.fixed", WhenNull: CellState.NotApplicable), new("diện tích", "area.land", 2));

        Assert.Equal(["24", "07213"], table.Areas);
        Assert.Equal([73_953L, 0L, 384_970L, 1_250L], table.Cells().Select(c => c.Scaled));
    }

    [Theory]
    [InlineData("24", 1, double.NaN, "Diện tích")]
    [InlineData("24", 1, 1.001, "Diện tích")]
    [InlineData("24", null, 1.0, "Cố định")]
    [InlineData("22", 1, 1.0, "Mã")] // came already
    [InlineData(" ", 1, 1.0, "Mã")]
    [InlineData(null, 1, 1.0, "Mã")]
    public void What_does_not_fit_is_named_by_row_and_column(string? area, int? lines, double land, string column)
    {
        using var data = Data();
        data.Rows.Add("22", 1, 1.0);
        data.Rows.Add(area, lines is null ? DBNull.Value : lines, land);

        var error = Assert.Throws<TableSourceException>(() => SubmissionTable.FromDataTable(
            "a", "2013-06", data, "Mã", new("Cố định", "subscribers.fixed"), new("Diện tích", "area.land", 2)));

        Assert.Equal((2, column), (error.Row, error.Column));
        Assert.StartsWith($"row 2, column '{column}': ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_that_lost_their_zeros_and_numbers_as_text_are_refused()
    {
        using var data = new DataTable();
        data.Columns.Add("code", typeof(int));
        data.Columns.Add("text", typeof(string));
        data.Columns.Add("area", typeof(string));
        data.Rows.Add(7213, "1.234", "07213");

        Assert.Equal("code", Assert.Throws<TableSourceException>(() => SubmissionTable.FromDataTable("a", "2013-06", data, "code", new MappedColumn("text", "m"))).Column);
        Assert.Equal("text", Assert.Throws<TableSourceException>(() => SubmissionTable.FromDataTable("a", "2013-06", data, "area", new MappedColumn("text", "m"))).Column);
        Assert.Contains("'code', 'text', 'area'", Assert.Throws<ArgumentException>(() => SubmissionTable.FromDataTable("a", "2013-06", data, "none")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12_345_678f, 0, 12_345_678)]
    [InlineData(-16_777_215f, 0, -16_777_215)]
    [InlineData(160.21f, 2, 16_021)]
    [InlineData(1_234_567.9f, 1, 12_345_679)] // an eighth of a unit is what a float tells there
    [InlineData(9_007_199_254_740_991d, 0, 9_007_199_254_740_991)]
    [InlineData(160.21000000000001d, 2, 16_021)]
    public void A_floating_number_is_the_number_that_was_meant(object value, int decimals, long scaled)
    {
        using var data = new DataTable();
        data.Columns.Add("area", typeof(string));
        data.Columns.Add("value", value.GetType());
        data.Rows.Add("24", value);

        var table = SubmissionTable.FromDataTable("a", "2013-06", data, "area", new MappedColumn("value", "m", decimals));

        Assert.Equal(scaled, Assert.Single(table.Cells()).Scaled);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(double.MaxValue)]
    public void A_floating_number_that_is_none_is_named(object value)
    {
        using var data = new DataTable();
        data.Columns.Add("area", typeof(string));
        data.Columns.Add("value", value.GetType());
        data.Rows.Add("24", value);

        Assert.Equal("value", Assert.Throws<TableSourceException>(() => SubmissionTable.FromDataTable("a", "2013-06", data, "area", new MappedColumn("value", "m"))).Column);
    }

    private static DataTable Data()
    {
        var data = new DataTable();
        data.Columns.Add("Mã", typeof(string));
        data.Columns.Add("Cố định", typeof(int));
        data.Columns.Add("Diện tích", typeof(double));
        return data;
    }
}
