using System.Text;
using System.Text.Json;
using Telemetry.Operators.Cli.Tests.Sheets;

namespace Telemetry.Operators.Cli.Tests.Examinations;

/// <summary><c>telemetry doctor</c> on this machine, with no service.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    // Of no report: a total and two parts of which one has two digits swapped.
    private const string Wrong =
        "Tháng 6/2013, tổng số thuê bao điện thoại đạt 1.869.673 thuê bao; trong đó, thuê bao cố định là 73.953 thuê bao, thuê bao di động là 1.759.720 thuê bao.";

    private const string Right =
        "Tháng 6/2013, tổng số thuê bao điện thoại đạt 1.869.673 thuê bao; trong đó, thuê bao cố định là 73.953 thuê bao, thuê bao di động là 1.795.720 thuê bao.";

    private static readonly string[] Of = ["--area", "24", "--period", "2013-06", "--lang", "vi"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli-doctor-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_failure_is_told_with_its_place_the_arithmetic_the_edit_and_how_sure_it_is()
    {
        using var terminal = new TestTerminal();
        var exit = await terminal.RunAsync(["doctor", Write("a.txt", "Một dòng.\n" + Wrong), .. Of]);

        Assert.True(exit == 5, terminal.Errors + terminal.Output);
        Assert.StartsWith("a.txt: Bắc Giang (24@2004-07-08), 2013-06", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("1. Không khớp · Tổng và các thành phần · cách đọc", terminal.Output, StringComparison.Ordinal);
        Assert.Matches("dòng 2: .*«[^»]*1\\.759\\.720[^»]*»", terminal.Output);
        Assert.Contains("Sửa: 1.759.720 → 1.795.720 (đảo hai chữ số): sửa được quan hệ này", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("1 không khớp", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', terminal.Output);
    }

    [Fact]
    public async Task That_it_was_compared_with_itself_alone_is_said_beside_the_result()
    {
        using var terminal = new TestTerminal();
        await terminal.RunAsync("doctor", Write("a.txt", Right), "--lang", "en");

        Assert.Equal("compared with itself only; --address (with a key) compares with the ledger too", terminal.Errors.Trim());
    }

    [Fact]
    public async Task Where_nothing_fails_the_exit_code_is_0_and_what_holds_is_told_on_demand()
    {
        using var terminal = new TestTerminal();
        var file = Write("a.txt", Right);
        Assert.Equal(0, await terminal.RunAsync(["doctor", file, .. Of]));
        Assert.DoesNotContain("Khớp · ", terminal.Output, StringComparison.Ordinal);

        using var whole = new TestTerminal();
        Assert.Equal(0, await whole.RunAsync(["doctor", file, "--all", .. Of]));
        Assert.Contains("Khớp · Tổng và các thành phần", whole.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_there_is_the_services_document_and_nothing_else()
    {
        using var terminal = new TestTerminal { Input = Encoding.UTF8.GetBytes(Wrong) };
        var exit = await terminal.RunAsync("doctor", "-", "--json", "--area", "24@2004-07-08", "--period", "2013-06");
        var json = JsonDocument.Parse(terminal.Output).RootElement;

        Assert.Equal((5, ""), (exit, terminal.Errors));
        Assert.Equal(("itself", Wrong.Length), (json.GetProperty("comparedWith").GetString(), json.GetProperty("text").GetProperty("characters").GetInt32()));
        Assert.Equal("24@2004-07-08", json.GetProperty("readAs").GetProperty("area").GetProperty("code").GetString());
        Assert.Equal("fails", json.GetProperty("diagnoses")[0].GetProperty("verdict").GetString());
        Assert.True(json.GetProperty("counts").GetProperty("fails").GetInt32() > 0);
    }

    [Fact]
    public async Task A_workbook_is_examined_as_the_table_that_it_shows()
    {
        var data = XlsxFile.Row(1, "Chỉ tiêu", "Số lượng (thuê bao)")
            + XlsxFile.Row(2, "Thuê bao cố định", 73_953) + XlsxFile.Row(3, "Thuê bao di động", 1_759_720) + XlsxFile.Row(4, "Tổng cộng", 1_869_673) + XlsxFile.Row(5, "Tỷ lệ", 160.125);
        var path = Path.Combine(_folder.FullName, "a.xlsx");
        await File.WriteAllBytesAsync(path, XlsxFile.Make(data));
        using var terminal = new TestTerminal();
        await terminal.RunAsync(["doctor", path, "--json", .. Of]);
        var numbers = JsonDocument.Parse(terminal.Output).RootElement.GetProperty("numbers").EnumerateArray().ToDictionary(n => n.GetProperty("text").GetString()!, n => n.GetProperty("value").GetDecimal());

        Assert.Equal(1_869_673, numbers["1.869.673"]);
        Assert.Equal(160.125m, numbers["160,125"]);
    }

    public static TheoryData<byte[], string> Unusable => new()
    {
        { [], "" },
        { "   \n"u8.ToArray(), "which holds no text" },
        { [0x31, 0xFF], "" },
        { [0x31, 0x00, 0x32], "" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ".xlsx" },
        { "%PDF-1.7"u8.ToArray(), "" },
        { Encoding.UTF8.GetBytes(new string('ế', 200_001)), "200,001 characters; expected at most 200,000" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_is_no_report_is_refused(byte[] bytes, string why)
    {
        using var terminal = new TestTerminal { Input = bytes };

        Assert.Equal(2, await terminal.RunAsync("doctor", "-", "--lang", "en"));
        Assert.Contains(why, terminal.Errors, StringComparison.Ordinal);
        Assert.Equal("", terminal.Output);
    }

    [Theory]
    [InlineData("one of them", "--area", "24")]
    [InlineData("24@2004-07-08", "--area", "24")]
    [InlineData("'99'", "--area", "99")]
    [InlineData("'24@1999-01-01'", "--area", "24@1999-01-01")]
    [InlineData("'2013-13'", "--period", "2013-13")]
    [InlineData("'99'", "--period", "2013", "--area", "99")]
    public async Task A_unit_and_a_period_must_be_known(string why, params string[] arguments)
    {
        using var terminal = new TestTerminal { Input = Encoding.UTF8.GetBytes(Right) };

        Assert.Equal(2, await terminal.RunAsync(["doctor", "-", "--lang", "en", .. arguments]));
        Assert.Contains(why, terminal.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_service_is_named_it_is_asked()
    {
        using var terminal = new TestTerminal(("TELEMETRY_ADDRESS", "http://127.0.0.1:1"), ("TELEMETRY_API_KEY", "k")) { Input = Encoding.UTF8.GetBytes(Right) };

        Assert.Equal(3, await terminal.RunAsync("doctor", "-", "--lang", "en", "--timeout", "5"));
        Assert.Contains("cannot be reached", terminal.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_report_says_moves_no_cursor()
    {
        using var terminal = new TestTerminal { Input = Encoding.UTF8.GetBytes("\t\u202E" + Wrong) };
        await terminal.RunAsync(["doctor", "-", .. Of]);

        Assert.DoesNotContain('\u202E', terminal.Output);
        Assert.DoesNotContain('\t', terminal.Output);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
