using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Tests.Boundaries;
using Telemetry.Aggregator.Tests.Schedule;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Indicators;

public sealed class ReadManyTests
{
    private static readonly string[] Items =
        ["subs.all", "subs.mobile", "sites", "revenue", "points", "population", "density", "per_site", "per_subscriber", "radius", "growth.sites", "share.sites", "hhi.sites", "plan_completion.sites"];

    [Fact]
    public async Task Figures_read_together_are_those_read_one_by_one_in_the_order_asked()
    {
        await using var world = new World();
        await ReportAsync(world);
        var queries = new List<FigureQuery>();
        foreach (var item in Items)
        {
            foreach (var period in new[] { "2025-08", "2013-06", "2025", "2025-Q2" })
            {
                foreach (var operatorCode in new[] { FigureQuery.AllOperators, "vnpt" })
                {
                    queries.Add(new FigureQuery(item, world.Area("24", period), Period.Parse(period), operatorCode));
                    queries.Add(new FigureQuery(item, world.Catalogue.Country, Period.Parse(period), operatorCode, AsOf: 7));
                    queries.AddRange(new[] { "2024-12-31", "2026-01-01" }.Select(day =>
                        new FigureQuery(item, world.Catalogue.Area("24", day), Period.Parse(period), operatorCode) { Boundaries = BoundaryReading.Day(day) }));
                }
            }
        }

        foreach (var reader in new[] { world.FiguresFromFacts, world.Figures })
        {
            var together = await reader.ReadManyAsync(queries);

            Assert.Equal(queries.Count, together.Count);
            for (var i = 0; i < queries.Count; i++)
            {
                Assert.Equal(FigureText.Of(await world.FiguresFromFacts.ReadAsync(queries[i])), FigureText.Of(together[i]));
            }
        }
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_answered()
    {
        await using var world = new World();

        Assert.Empty(await world.Figures.ReadManyAsync([]));
    }

    [Fact]
    public async Task What_several_figures_need_is_read_once()
    {
        await using var world = new World();
        await world.ReportAsync("vnpt", "2013-06", ("07213", "sites", 1), ("07240", "subs.fixed", 2), ("07243", "subs.postpaid", 3), ("09160", "sites", 4));
        await using var store = new BorrowedStore(world.Store);
        var reader = new FigureReader(world.Catalogue, store);
        var communes = new[] { "07213", "07216", "07240", "07243", "213", "24" };

        await reader.ReadManyAsync([.. communes.SelectMany(c => new[] { "sites", "subs.all", "subs.mobile", "revenue" }.Select(item =>
            new FigureQuery(item, world.Area(c, "2013-06"), Period.Parse("2013-06"))))]);
        Assert.Equal(1, store.Reads);

        await reader.ReadManyAsync([.. new[] { "sites", "subs.all", "revenue" }.Select(item =>
            new FigureQuery(item, world.Catalogue.Area("24", "2026-01-01"), Period.Parse("2013-06")) { Boundaries = BoundaryReading.Day("2026-01-01") })]);
        Assert.Equal(3, store.Reads);
    }

    private static async Task ReportAsync(World world)
    {
        await world.ReportAsync("gso", "2012", ("24", "population", 1000), ("27", "population", 900), ("24", "area.land", 10.5m));
        await world.ReportAsync("gso", "2013", ("24", "population", 1100));
        await world.ReportAsync("vnpt", "2012-06", ("07213", "sites", 4), ("09160", "sites", 3));
        await world.ReportAsync("vnpt", "2013-06", ("07213", "sites", 5), ("07240", "subs.mobile", 50), ("09160", "subs.fixed", 7), ("24", "revenue", 9));
        await world.ReportAsync("viettel", "2013-06", ("24", "sites", 8), ("27", "subs.all", 70));
        await world.ReportAsync("vnpost", "2013-06", ("24", "points.offices", 2), ("27", "points.agents", 3));
        await world.ReportAsync("so-bac-giang", "2013-06", ("24", "subs.all", 500), ("24", "points", 9));
        await world.ReportAsync("plan:so-bac-giang", "2013", ("24", "sites", 20));
        await world.ReportAsync("vnpt", "2025-Q2", ("24", "revenue", 11), ("27", "revenue", 13));
        await world.ReportAsync("viettel", "2025-05", ("24", "revenue", 1), ("27", "sites", 2));
        await world.ReportAsync("vnpt", "2025-08", ("07213", "sites", 6), ("24", "revenue", 17), ("24", "subs.all", 300));
        await world.ReportAsync("viettel", "2025-08", ("24", "sites", 30));
    }
}
