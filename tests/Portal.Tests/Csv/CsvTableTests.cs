using Telemetry.Portal.Csv;

namespace Telemetry.Portal.Tests.Csv;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("Bắc Ninh", "Bắc Ninh")]
    [InlineData("", "")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_text_is_quoted_where_it_must_be_and_never_a_formula(string text, string cell) => Assert.Equal($"\uFEFFx\r\n{cell};-5\r\n", WithRow(text));

    private static string WithRow(string text)
    {
        var table = new CsvTable();
        table.Row("x");
        table.Text(text).Number(-5).EndRow();
        return table.ToString();
    }
}
