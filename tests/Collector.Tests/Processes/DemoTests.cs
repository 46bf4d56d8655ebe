using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Telemetry.Collector.Tests.Running;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>The main job on real figures, as a newcomer sees it: `--demo` on an empty folder.</summary>
public sealed partial class DemoTests(DemoTests.Demo demo) : IClassFixture<DemoTests.Demo>
{
    // Issue 2, "What must come out".
    public static TheoryData<string, string, string, double> Expected => new()
    {
        { "subscribers.telephone", "22", "2014", 1_721_878 },
        { "net_additions.telephone", "22", "2014", 684_959 },
        { "subscribers.internet.fixed_broadband", "22", "2014", 118_493 },
        { "plan_completion.net_additions.fixed_wired", "22", "2014", 108.45 },
        { "plan_completion.net_additions.fixed_wireless", "22", "2014", 79.36 },
        { "plan_completion.net_additions.mobile_postpaid", "22", "2014", 98.91 },
        { "plan_completion.net_additions.mobile_prepaid", "22", "2014", 162.78 },
        { "plan_completion.net_additions.internet.xdsl", "22", "2014", 163.68 },
        { "plan_completion.net_additions.internet.ftth", "22", "2014", 224.20 },
        { "plan_completion.revenue.telecom", "22", "2014", 104.32 },
        { "plan_completion.revenue.postal", "22", "2014", 93.68 },
        { "density.telephone", "22", "2014", 145.28 },
        { "density.internet", "22", "2014", 10.00 },
        { "subscribers.telephone", "24", "2013-06", 1_869_673 },
        { "density.telephone", "24", "2013-06", 117.35 },
        { "density.internet", "24", "2013-06", 3.25 },
        { "bts.sharing", "24", "2013-06", 77.57 },
        { "postal.service_radius", "24", "2013-06", 2.154 },
        { "postal.service_radius.half_square", "24", "2013-06", 1.909 },
        { "postal.people_per_point", "24", "2013-06", 6_035 },
        { "plan_completion.postal.service_radius", "24", "2013-06", 99.33 },
        { "plan_completion.postal.service_radius.half_square", "24", "2013-06", 112.08 },
        { "plan_completion.postal.people_per_point", "24", "2013-06", 105.06 },
        { "plan_completion.density.telephone", "24", "2013-06", 103.12 },
        { "plan_completion.density.internet", "24", "2013-06", 44.66 },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task A_figure_of_the_reports_comes_out_as_it_must(string indicator, string area, string period, double value)
    {
        var figure = await demo.FigureAsync($"indicator={indicator}&area={area}&period={period}&operator=all");

        Assert.Equal((decimal)value, figure.GetProperty("value").GetDecimal());
        Assert.NotEmpty(figure.GetProperty("passport").GetProperty("formula").GetString()!);
    }

    [Fact]
    public async Task As_of_the_first_receipts_the_figures_are_as_first_reported()
    {
        var asOf = demo.SequenceOf("demo/so-bac-giang/24/2013-06/figures/1");

        Assert.Equal(1_833_673m, (await demo.FigureAsync($"indicator=subscribers.telephone&area=24&period=2013-06&asOf={demo.LastOfStep(1)}")).GetProperty("value").GetDecimal());
        Assert.Equal(115.09m, (await demo.FigureAsync($"indicator=density.telephone&area=24&period=2013-06&asOf={demo.LastOfStep(1)}")).GetProperty("value").GetDecimal());
        Assert.Equal(1_833_673m, (await demo.FigureAsync($"indicator=subscribers.telephone&area=24&period=2013-06&asOf={asOf}")).GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task The_passport_says_that_the_population_is_older()
    {
        var figure = await demo.FigureAsync("indicator=density.telephone&area=22&period=2014");
        var denominator = figure.GetProperty("passport").GetProperty("denominator");

        Assert.Equal("2013", denominator.GetProperty("periodUsed").GetString());
        Assert.True(denominator.GetProperty("isOlder").GetBoolean());
        Assert.Equal(1_185_200m, denominator.GetProperty("value").GetDecimal());
    }

    [Fact]
    public void The_comparison_is_printed_without_a_wrong_figure()
    {
        var lines = demo.FirstOutput.Split('\n');

        Assert.DoesNotContain(lines, l => l.StartsWith('✗'));
        Assert.Contains(lines, l => l.StartsWith('✓'));
        Assert.Contains("Mọi số tính được đều đúng như phải có.", demo.FirstOutput, StringComparison.Ordinal);
        Assert.Contains("117,35", demo.FirstOutput, StringComparison.Ordinal);
        Assert.Contains("116,25", demo.FirstOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_on_160_21_is_printed_in_a_clerks_words() => Assert.Contains(
        demo.FirstOutput.Split('\n'),
        l => l.Contains("phải là số nguyên, nhận được 160,21; có phải là 160.210?", StringComparison.Ordinal));

    [Fact]
    public void A_second_start_duplicates_nothing()
    {
        Assert.Equal(0, demo.FirstExitCode);
        Assert.Equal(demo.FirstSequence, demo.SecondSequence);
        Assert.Equal(demo.FirstFigures, demo.SecondFigures);
        Assert.Contains("(đã có từ trước)", demo.Service.Output, StringComparison.Ordinal);
        Assert.Contains("Mọi số tính được đều đúng như phải có.", demo.Service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_shows_the_latest_month_of_a_province()
    {
        var (status, page) = await demo.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Tổng quan: ", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/comparison\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comparison_shows_the_figures_linked_to_their_passports()
    {
        var (status, page) = await demo.GetAsync("/comparison");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("117,35", page, StringComparison.Ordinal);
        Assert.Contains("145,28", page, StringComparison.Ordinal);
        Assert.Contains("1.721.878", page, StringComparison.Ordinal);
        var links = PassportLink.Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value)).Distinct().ToList();
        Assert.True(links.Count >= 25, $"{links.Count} links to passports");
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await demo.GetAsync(link)).Status);
        }
    }

    [Fact]
    public async Task A_passport_page_shows_formula_and_inputs()
    {
        var (status, page) = await demo.GetAsync("/passport?indicator=density.telephone&area=24&period=2013-06&operator=all");

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var part in new[] { "117,35", "1.869.673", "1.593.200", "Bắc Giang" })
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_series_is_answered()
    {
        var (status, text) = await demo.GetAsync("/api/v1/series?metric=subscribers.telephone&area=24&from=2013-05&to=2013-07");

        Assert.Equal(HttpStatusCode.OK, status);
        var points = JsonDocument.Parse(text).RootElement.GetProperty("points");
        Assert.Equal(3, points.GetArrayLength());
        Assert.Equal(1_869_673m, points[1].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task A_bad_question_is_told_what_was_expected()
    {
        var (status, text) = await demo.GetAsync("/api/v1/figures?indicator=density.telephone&area=24&period=2013-13");
        var problem = JsonDocument.Parse(text).RootElement;

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("period", problem.GetProperty("parameter").GetString());
        Assert.Equal("2013-13", problem.GetProperty("value").GetString());
        Assert.Contains("2013-06", problem.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_lets_in_nobody_who_comes_by_another_name()
    {
        // A page of another site that resolves its own name to 127.0.0.1.
        const string Question = "/api/v1/figures?indicator=density.telephone&area=24&period=2013-06";

        Assert.Equal(HttpStatusCode.Unauthorized, (await demo.GetAsync(Question, host: "evil.example")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await demo.GetAsync(Question, key: "nonsense")).Status);
        Assert.Equal(HttpStatusCode.OK, (await demo.GetAsync(Question)).Status);
    }

    [Fact]
    public async Task It_is_alive_and_ready()
    {
        Assert.Equal(HttpStatusCode.OK, (await demo.GetAsync("/health/live")).Status);
        var (status, text) = await demo.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("ready", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(?<address>/passport[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PassportLink { get; }

    /// <summary>The demo, started twice on one folder; the second start stays up for the tests.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

        internal CollectorProcess Service { get; private set; } = null!;

        internal string FirstOutput { get; private set; } = "";

        internal int FirstExitCode { get; private set; }

        internal long FirstSequence { get; private set; }

        internal long SecondSequence { get; private set; }

        internal string FirstFigures { get; private set; } = "";

        internal string SecondFigures { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await using (Service = await CollectorProcess.StartAsync(_data.Path, ["--demo"]))
            {
                FirstOutput = Service.Output;
                FirstSequence = await SequenceAsync();
                FirstFigures = await FiguresAsync();
                FirstExitCode = await Service.StopAsync();
                Service.AssertNoErrorLogged();
            }

            Service = await CollectorProcess.StartAsync(_data.Path, ["--demo"]);
            SecondSequence = await SequenceAsync();
            SecondFigures = await FiguresAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Service.AssertNoErrorLogged();
            await Service.DisposeAsync();
            _http.Dispose();
            _data.Dispose();
        }

        internal async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, string? key = null, string? host = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Service.PortalAddress, path));
            request.Headers.Host = host;
            if (key is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
            }

            using var response = await _http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        internal Task<byte[]> GetBytesAsync(string path) => _http.GetByteArrayAsync(new Uri(Service.PortalAddress, path));

        internal async Task<JsonElement> FigureAsync(string query)
        {
            var (status, text) = await GetAsync("/api/v1/figures?" + query);
            Assert.True(status == HttpStatusCode.OK, $"{query}: {status} {text}");
            return Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("figures").EnumerateArray());
        }

        // From the printed receipts: "  #12  demo/so-bac-giang/24/2013-06/figures/1   7 nhận, 0 từ chối".
        internal long SequenceOf(string submissionId) => Receipts().Single(r => r.Id == submissionId).Sequence;

        internal long LastOfStep(int step) => Receipts().Where(r => r.Id.EndsWith($"/{step}", StringComparison.Ordinal)).Max(r => r.Sequence);

        private IEnumerable<(long Sequence, string Id)> Receipts() => FirstOutput.Split('\n')
            .Where(l => l.StartsWith("  #", StringComparison.Ordinal))
            .Select(l => l.Split([' ', '#'], StringSplitOptions.RemoveEmptyEntries))
            .Select(w => (long.Parse(w[0], CultureInfo.InvariantCulture), w[1]));

        private async Task<long> SequenceAsync() =>
            JsonDocument.Parse((await GetAsync("/health/ready")).Text).RootElement.GetProperty("ledgerSequence").GetInt64();

        private async Task<string> FiguresAsync()
        {
            var figures = new List<string>();
            foreach (var (indicator, area, period, _) in Expected.Select(e => e.Data))
            {
                var figure = await FigureAsync($"indicator={indicator}&area={area}&period={period}");
                figures.Add($"{indicator} {area} {figure.GetProperty("value")} {figure.GetProperty("exact")} {figure.GetProperty("status")}");
            }

            return string.Join('\n', figures);
        }
    }
}
