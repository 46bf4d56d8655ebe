using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Aggregator.Schedule;
using Telemetry.Collector.Hosting;
using Telemetry.Collector.Tests.Running;
using Telemetry.Collector.Tests.Senders;
using Telemetry.Protocol.V1;
using Telemetry.Storage.Series.Influx;
using Telemetry.Storage.Tests.Series.Influx;
using static Telemetry.Collector.Tests.Senders.Requests;

namespace Telemetry.Collector.Tests.Grafana;

/// <summary>The dashboards' own queries on a real InfluxDB, beside the same figures from a service on the embedded store.</summary>
public sealed partial class DashboardQueryTests(SharedInfluxServer influx)
{
    private const string Telephone = "subscribers.telephone";
    private const string BacGiang = "24@2004-07-08";
    private static readonly DateTimeOffset From = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2014, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_query_runs_and_says_what_the_portal_says()
    {
        var store = await influx.NextAsync();
        await using var shown = await TestCollector.StartAsync(o => o with { Store = SeriesStoreKind.InfluxDb, Influx = store });
        await using var embedded = await TestCollector.StartAsync();
        await FillAsync(shown);
        await FillAsync(embedded);
        Assert.All(await shown.Host.Services.GetRequiredService<RollupScheduler>().RunDueNowAsync(), r => Assert.Null(r.Failure));

        foreach (var query in Dashboard.All.SelectMany(d => d.Queries.Concat(d.VariableQueries)))
        {
            var written = Substitute(query);
            Assert.DoesNotContain("$", NoEndOfPattern(written), StringComparison.Ordinal);
            await AskAsync(store, written);
        }

        await SubscribersAsync(store, embedded);
        await DensitiesAsync(store, embedded);
        await CellsAsync(store);
        await NewestAsync(store, shown);
    }

    private static async Task SubscribersAsync(InfluxSeriesStoreOptions store, TestCollector embedded)
    {
        var bySource = await AskAsync(store, Substitute(Dashboard.Of("province").Query("Thuê bao điện thoại theo nguồn báo cáo")));

        // May was corrected late, viettel's June withdrawn after it had been corrected: it is not there, and no older value in its place.
        Assert.Equal(["viettel|2013-05", "vnpt|2013-05", "vnpt|2013-06"], bySource.Select(p => $"{p.Source}|{p.Month}").Order(StringComparer.Ordinal));
        foreach (var point in bySource)
        {
            Assert.Equal(await ValueAsync(embedded, Telephone, "24", point.Month, point.Source), point.Value);
        }

        foreach (var (title, metric, letter) in new[] { ("Tổng thuê bao điện thoại, di động, Internet băng rộng cố định", Telephone, "A"), ("Doanh thu viễn thông và bưu chính, đồng", "revenue.telecom", "A") })
        {
            var totals = await AskAsync(store, Substitute(Dashboard.Of("province").Query(title, letter)));
            Assert.NotEmpty(totals);
            foreach (var point in totals)
            {
                Assert.Equal(await ValueAsync(embedded, metric, "24", point.Month, "all"), point.Value);
            }
        }

        var bts = Assert.Single(await AskAsync(store, Substitute(Dashboard.Of("province").Query("Trạm BTS theo nguồn báo cáo"))));
        Assert.Equal(("vnpt", "2013-06", 12), (bts.Source, bts.Month, bts.Value));
    }

    private static async Task DensitiesAsync(InfluxSeriesStoreOptions store, TestCollector embedded)
    {
        var densities = await AskAsync(store, Substitute(Dashboard.Of("province").Query("Mật độ điện thoại, trên 100 dân")));
        Assert.Equal(["2013-05", "2013-06"], densities.Select(p => p.Month));
        foreach (var point in densities)
        {
            Assert.Equal(await ValueAsync(embedded, "density.telephone", "24", point.Month, "all"), decimal.Round(point.Value, 2, MidpointRounding.AwayFromZero));
        }

        var national = await AskAsync(store, Substitute(Dashboard.Of("national").Query("Các tỉnh, thành phố")));
        Assert.Contains(national, p => p.Area == BacGiang && p.Month == "2013-06");
        foreach (var point in national.Where(p => p.Area.StartsWith("24@", StringComparison.Ordinal)))
        {
            Assert.Equal(await ValueAsync(embedded, Telephone, "24", point.Month, "all"), point.Value);
        }
    }

    // The last word on each cell counts: viettel's June is one withdrawn cell and no present one.
    private static async Task CellsAsync(InfluxSeriesStoreOptions store)
    {
        var reporting = Dashboard.Of("reporting");
        var present = await AskAsync(store, Substitute(reporting.Query("Số ô có giá trị, theo nguồn và kỳ")));
        Assert.Equal(["viettel|2013-05|1", "vnpt|2013-05|1", "vnpt|2013-06|1"], present.Select(p => $"{p.Source}|{p.Month}|{p.Value}").Order(StringComparer.Ordinal));
        var withdrawn = Assert.Single(await AskAsync(store, Substitute(reporting.Query("Số ô đã rút"))));
        Assert.Equal(("viettel", "2013-06", 1), (withdrawn.Source, withdrawn.Month, withdrawn.Value));
        var absent = Assert.Single(await AskAsync(store, Substitute(reporting.Query("Số ô ghi rõ là không có giá trị"))));
        Assert.Equal(("vnpt", "2013-07", 1), (absent.Source, absent.Month, absent.Value));
    }

    private static async Task NewestAsync(InfluxSeriesStoreOptions store, TestCollector shown)
    {
        var freshness = Dashboard.Of("freshness");
        Assert.Equal(shown.Ledger.Head.Sequence, Assert.Single(await AskAsync(store, freshness.Query("Mục sổ cái mới nhất đã vào kho"))).Value);
        var newest = await AskAsync(store, Substitute(freshness.Query("Tháng mới nhất có thuê bao điện thoại, theo nguồn")));
        Assert.Equal(["viettel|2013-05", "vnpt|2013-06"], newest.Select(p => $"{p.Source}|{p.Month}").Order(StringComparer.Ordinal));
    }

    private static async Task FillAsync(TestCollector collector)
    {
        using var statistics = collector.Sender("gso");
        (await statistics.SendAsync(List("2012", Value("population.average", "24", 1_580_000)))).Taken();
        (await statistics.SendAsync(List("2013", Value("population.average", "24", 1_593_200)))).Taken();
        using var vnpt = collector.Sender("vnpt");
        (await vnpt.SendAsync(List("2013-05", Value(Telephone, "24", 1_000_000), Value("revenue.telecom", "24", 5_000_000)))).Taken();
        (await vnpt.SendAsync(List("2013-06", Value(Telephone, "24", 1_010_000), Value("bts.sites", "24", 12)))).Taken();
        (await vnpt.SendAsync(List("2013-07", Absent(Telephone, "24", CellState.NotAvailable)))).Taken();
        using var viettel = collector.Sender("viettel");
        (await viettel.SendAsync(List("2013-05", Value(Telephone, "24", 700_000), Value("revenue.telecom", "24", 7_000_000)))).Taken();
        (await viettel.SendAsync(List("2013-06", Value(Telephone, "24", 710_000)))).Taken();
        (await viettel.SendAsync(List("2013-06", Value(Telephone, "24", 720_000)))).Taken();
        var withdrawal = List("2013-06", Absent(Telephone, "24", CellState.Withdrawn));
        withdrawal.Reason = "counted twice";
        (await viettel.SendAsync(withdrawal)).Taken();
        (await vnpt.SendAsync(List("2013-05", Value(Telephone, "24", 1_005_000)))).Taken();
        await collector.ProjectedAsync();
    }

    private static async Task<decimal> ValueAsync(TestCollector embedded, string indicator, string area, string month, string source) =>
        (await embedded.FigureAsync(indicator, area, month, source)).GetProperty("value").GetDecimal();

    // As Grafana writes them: the range in milliseconds, variables as text.
    private static string Substitute(string query) => query
        .Replace("$timeFilter", string.Create(CultureInfo.InvariantCulture, $"time >= {From.ToUnixTimeMilliseconds()}ms and time <= {To.ToUnixTimeMilliseconds()}ms"), StringComparison.Ordinal)
        .Replace("$province", BacGiang, StringComparison.Ordinal)
        .Replace("$grain", "month", StringComparison.Ordinal)
        .Replace("${metric}", Telephone, StringComparison.Ordinal);

    private static string NoEndOfPattern(string query) => PatternEnd().Replace(query, "/");

    private static async Task<IReadOnlyList<Point>> AskAsync(InfluxSeriesStoreOptions store, string query)
    {
        var answer = JsonDocument.Parse(await RawInflux.AskAsync(store, query)).RootElement.GetProperty("results")[0];
        if (!answer.TryGetProperty("series", out var series))
        {
            return [];
        }

        return
        [
            .. series.EnumerateArray().SelectMany(s => s.GetProperty("values").EnumerateArray().Select(row => new Point(
                Tag(s, "source"), Tag(s, "area"), Month(row[0]), row.GetArrayLength() > 1 && row[1].ValueKind == JsonValueKind.Number ? row[1].GetDecimal() : 0))),
        ];
    }

    private static string Tag(JsonElement series, string name) =>
        series.TryGetProperty("tags", out var tags) && tags.TryGetProperty(name, out var tag) ? tag.GetString()! : "";

    private static string Month(JsonElement time) => time.ValueKind == JsonValueKind.Number
        ? DateTimeOffset.FromUnixTimeMilliseconds(time.GetInt64() / 1_000_000).ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : "";

    [GeneratedRegex(@"\$/", RegexOptions.None, 1000)]
    private static partial Regex PatternEnd();

    private sealed record Point(string Source, string Area, string Month, decimal Value);
}
