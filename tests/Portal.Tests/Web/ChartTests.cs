using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Portal.Pages;
using Telemetry.Portal.Pages.Charts;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Tests.Web;

public sealed partial class ChartTests
{
    private const string Hostile = "</figure><script>alert('x')</script>\"&";

    private static readonly ChartModel Model = new()
    {
        Kind = ChartKind.Line,
        Title = "Trạm BTS " + Hostile,
        Summary = "Từ 1.234,5 lên 1.300,0.",
        CategoryHeading = "Kỳ",
        Unit = "trạm",
        Decimals = 1,
        Categories = ["tháng 5/2013", "tháng 6/2013", "tháng 7/2013"],
        Series = [new ChartSeries("VNPT", [1234.5m, null, 1300m], ["/passport?a=1&b=2", "", "/passport?a=3"]), new ChartSeries(Hostile, [1, 2, 3], [])],
        Marks = [new ChartMark(2, "Sáp nhập " + Hostile)],
    };

    [Fact]
    public async Task A_chart_is_always_a_table_too_with_its_numbers_written_and_linked()
    {
        var page = await RenderAsync(Model, Language.Vietnamese);

        Assert.Contains("<caption>Trạm BTS", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">tháng 5/2013</th>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/passport?a=1&amp;b=2\">1.234,5</a>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">1,0</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\"></td>", page, StringComparison.Ordinal);
        Assert.Contains("<li>tháng 7/2013: Sáp nhập", page, StringComparison.Ordinal);
        Assert.Contains("Từ 1.234,5 lên 1.300,0.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_break_out_of_the_page()
    {
        var page = await RenderAsync(Model, Language.Vietnamese);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.Single(FigureEnd().Matches(page));
    }

    [Fact]
    public async Task With_the_library_the_figure_holds_its_values_and_without_it_the_table_stands_open()
    {
        var page = await RenderAsync(Model, Language.English);

        Assert.Equal(!PortalAssets.Has("echarts.js"), page.Contains("<details open", StringComparison.Ordinal));
        var data = Data().Match(page);
        Assert.Equal(PortalAssets.Has("echarts.js"), data.Success);
        if (data.Success)
        {
            var json = JsonDocument.Parse(WebUtility.HtmlDecode(data.Groups[1].Value)).RootElement;
            Assert.Equal("line", json.GetProperty("kind").GetString());
            Assert.Equal("[1234.5,null,1300]", json.GetProperty("values")[0].GetRawText());
            Assert.Equal("[2]", json.GetProperty("marks").GetRawText());
            Assert.Equal("no figure", json.GetProperty("none").GetString());
        }
    }

    [Fact]
    public void A_small_line_has_gaps_where_values_are_missing_and_a_dot_for_what_stands_alone()
    {
        var line = new SparklinePath([1, 2, null, 3, null, 1, 3]);

        Assert.Equal(["3,29 22,16", "98,29 117,3"], line.Runs);
        Assert.Equal([("M60,3h0", false), ("M117,3h0", true)], line.Points);
    }

    [Theory]
    [InlineData(5.0, 5.0, 5.0)]
    [InlineData(-1.0, 0.0, 1.0)]
    public void A_small_line_stays_within_its_box(double first, double second, double third)
    {
        var line = new SparklinePath([(decimal)first, (decimal)second, (decimal)third, decimal.MaxValue, decimal.MinValue]);

        var numbers = line.Runs.SelectMany(r => r.Split(' ', ',')).Select(n => decimal.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(numbers, n => Assert.InRange(n, 0, SparklinePath.Width));
        Assert.Empty(new SparklinePath([null, null]).Runs);
        Assert.Empty(new SparklinePath([]).Points);
    }

    private static async Task<string> RenderAsync(ChartModel model, Language language)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        var view = new PageView { Words = new Words(DefaultCatalogue.Instance, language) };
        return await PageAnswer.RenderAsync<Chart>(services, view, new(StringComparer.Ordinal) { [nameof(Chart.Model)] = model });
    }

    [GeneratedRegex("data-chart=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Data();

    [GeneratedRegex("</figure>", RegexOptions.None, 1000)]
    private static partial Regex FigureEnd();
}
