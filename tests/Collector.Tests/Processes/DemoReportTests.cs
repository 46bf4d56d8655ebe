using System.Diagnostics;
using System.Net;
using System.Text;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>The demo's figures as the reports that a department prints, and as another program shows them.</summary>
public sealed class DemoReportTests(DemoTests.Demo demo) : IClassFixture<DemoTests.Demo>
{
    private const int FirstRow = 5;

    // A profile whose locale is Vietnam's, so that the workbook's formats show numbers as there.
    private const string VietnameseProfile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop></item>
        </oor:items>
        """;

    public static TheoryData<string> Reports =>
    [
        "postal_annex?area=22&period=2014",
        "telecom_annex?area=22&period=2014",
        "main_targets?area=24&period=2013-06",
        "narrative_figures?area=24&period=2013-06",
    ];

    [Fact]
    public async Task The_annexes_come_out_as_printed()
    {
        Assert.Equal(
            [
                "10.000.000;10.345.000;103%;10.000.000", "60.000;50.040;83%;50.000", "1.000.000;1.180.000;118%;1.000.000",
                "150.000;86.513;58%;120.000", "520;423;81%;500", "95;89;94%;90",
            ],
            await FiguresAsync("postal_annex?area=22&period=2014", 6));
        Assert.Equal(
            [
                "2.000;2.169;108%;133.202;2.000", "2.500;1.984;79%;23.758;3.000", "30.000;29.672;99%;160.210;35.000", "400.000;651.134;163%;1.404.708;700.000",
                "434.500;684.959;158%;1.721.878;740.000", "14.000;22.915;164%;106.621;20.000", "1.500;3.363;224%;11.872;2.200", "15.500;26.278;170%;118.493;22.200",
                "1.900;1.982;104%;;2.300",
            ],
            await FiguresAsync("telecom_annex?area=22&period=2014", 9));
        Assert.Equal(
            ["2,14;2,15;99%", "6.340;6.035;105%", "113,8;117,35;103%", "7,27;3,25;45%"],
            await FiguresAsync("main_targets?area=24&period=2013-06", 4));
    }

    [Fact]
    public async Task As_of_the_first_receipts_the_report_is_as_first_reported() =>
        Assert.Contains("113,8;115,09;101%", await FiguresAsync($"main_targets?area=24&period=2013-06&asOf={demo.LastOfStep(1)}", 4));

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task LibreOffice_shows_the_workbooks_numbers_as_the_report_has_them(string report)
    {
        var soffice = TestTools.Require("soffice");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "report.xlsx"), await demo.GetBytesAsync($"/api/v1/reports/{report}&format=xlsx"));

        var shown = (await ConvertAsync(soffice, folder.Path)).Split('\n', StringSplitOptions.TrimEntries);
        var expected = Encoding.UTF8.GetString(await demo.GetBytesAsync($"/api/v1/reports/{report}&format=csv")).Split("\r\n");
        var rows = Array.IndexOf(expected, "", FirstRow) - FirstRow;
        var head = report.StartsWith("narrative", StringComparison.Ordinal) ? 2 : 1;

        Assert.True(rows >= 4, $"{rows} rows");
        for (var i = 0; i < rows; i++)
        {
            // Quotes and the indent of operators' names are the forms' own.
            Assert.Equal(Plain(expected[FirstRow + i]), Plain(shown[FirstRow - 1 + head + i]));
        }
    }

    private static string Plain(string line) => string.Join(';', line.Replace("\"", "", StringComparison.Ordinal).Split(';').Select(f => f.Trim()));

    private static async Task<string> ConvertAsync(string soffice, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "profile", "user"));
        await File.WriteAllTextAsync(Path.Combine(folder, "profile", "user", "registrymodifications.xcu"), VietnameseProfile);
        var start = new ProcessStartInfo(soffice) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // Semicolons, UTF-8, from the first line, Vietnamese (1066), cells as shown.
        foreach (var argument in new[]
        {
            $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,1066,false,true", "report.xlsx",
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        var file = Path.Combine(folder, "report.csv");
        Assert.True(File.Exists(file), $"{await output}\n{await errors}");
        return await File.ReadAllTextAsync(file);
    }

    // The figures of the first rows: what stands after number, label and unit, without the column of notes.
    private async Task<List<string>> FiguresAsync(string report, int rows)
    {
        var (status, csv) = await demo.GetAsync($"/api/v1/reports/{report}&format=csv");
        Assert.True(status == HttpStatusCode.OK, csv);
        return [.. csv.Split("\r\n").Skip(FirstRow).Take(rows).Select(l => string.Join(';', Fields(l).Skip(3).SkipLast(1)))];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var isQuoted = false;
        foreach (var c in line)
        {
            isQuoted ^= c == '"';
            if (c == ';' && !isQuoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += c;
            }
        }

        return fields;
    }
}
