using System.Text;
using Telemetry.Operators.Cli.Sheets.Mapping;
using Telemetry.Operators.Cli.Sheets.Texts;

namespace Telemetry.Operators.Cli.Tests.Sheets;

/// <summary>The mapping file.</summary>
public sealed class MappingTests
{
    [Fact]
    public void Every_fault_is_listed_with_its_place()
    {
        var faults = Faults("""
            { "version": 2, "header": "7-5", "labels": "1", "numbers": "viet", "colums": [], "hidden": true, "period": "06/2013",
              "absences": { "-": "none" }, "skip": [7],
              "columns": [ { "column": "C", "metric": "bts.sites", "factor": 10 }, { "column": "C", "metric": "bts.sites", "unit": "x" }, { "metric": "a" }, 5 ] }
            """);

        Assert.Equal(
            ["absences['-']", "columns", "columns", "columns[0].factor", "columns[1].unit", "columns[2].column", "columns[3]", "colums", "header", "hidden", "labels", "numbers", "period", "skip[0]", "version"],
            faults.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"header":"1","labels":"A","columns":[]}""")]
    [InlineData("""{"version":1,"header":"5","data":"4-9","labels":"A","columns":[{"column":"B","metric":"x"}]}""")]
    public void What_is_no_mapping_has_faults(string json) => Assert.NotEmpty(Faults(json));

    [Theory]
    [InlineData(SubmissionKind.Figures)]
    [InlineData(SubmissionKind.Plan)]
    [InlineData(SubmissionKind.Published)]
    public void What_is_written_is_read_again(SubmissionKind kind)
    {
        var mapping = new SheetMapping
        {
            Sheet = "Biểu 01",
            Header = new RowRange(5, 6),
            Data = new RowRange(7, 20),
            Labels = 2,
            By = AreaNaming.Code,
            Level = Telemetry.Operators.Cli.Sheets.Known.UnitLevel.Commune,
            Within = "24",
            Numbers = NumberStyle.Vietnamese,
            Hidden = HiddenCells.Skip,
            Period = "2013-06",
            Kind = kind,
            Absences = new Dictionary<string, AbsenceMeaning> { [""] = AbsenceMeaning.NotAvailable, ["KPS"] = AbsenceMeaning.Zero },
            Skip = ["Ghi chú"],
            Totals = ["Tổng cộng"],
            Columns = [new FigureColumn { Column = 3, Header = "Doanh thu / triệu đồng", Metric = "revenue.telecom", Factor = 1_000_000, Numbers = NumberStyle.English }],
        };
        var text = MappingWriter.Write(mapping);
        var faults = new List<MappingFault>();

        var read = MappingReader.Read(Encoding.UTF8.GetBytes("\uFEFF" + text), faults)!;
        Assert.Equal(text, MappingWriter.Write(read));
        Assert.Equal(kind, read.Kind);
        Assert.Empty(faults);
        Assert.Contains("\"sheet\": \"Biểu 01\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_said_in_the_language_of_the_reader_with_control_characters_made_visible()
    {
        var all = MappingFault.All(Faults("""{"version":1,"header":"x\u001b","labels":"A","columns":[]}"""));

        Assert.Equal("header: 'x<U+001B>'; cần số dòng: 5 hoặc 5-7 | columns: không nêu cột nào; cần ít nhất một cột", all.Vietnamese);
        Assert.Equal("header: 'x<U+001B>'; expected rows: 5 or 5-7 | columns: names no column; expected at least one", all.English);
    }

    private static List<MappingFault> Faults(string json)
    {
        var faults = new List<MappingFault>();
        Assert.Null(MappingReader.Read(Encoding.UTF8.GetBytes(json), faults));
        return faults;
    }
}
