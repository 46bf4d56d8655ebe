using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Retention;
using Telemetry.Aggregator.Tests.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Retention;

public sealed class RetentionSweepTests
{
    private static readonly DayRetention Least = new(DayRetention.LeastDays);
    private static readonly FakeTime LongAfter = new(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Days_are_dropped_where_the_month_was_reported_for_every_cell_that_they_hold()
    {
        await using var world = new World();
        await world.ReportAsync("mobifone", "2024-03-01", ("07213", "revenue", 1), ("07216", "revenue", 2));
        await world.ReportAsync("mobifone", "2024-03-02", ("07213", "revenue", 3));
        await world.ReportAsync("mobifone", "2024-03", ("07213", "revenue", 5), ("07216", "revenue", 2));

        Assert.Equal(new SweepResult(2, 0), await Sweep(world).RunAsync(CancellationToken.None));

        Assert.Equal(0, await DaysAsync(world));
        Assert.Equal(7, await world.ValueAsync("revenue", "213", "2024-03"));
        Assert.Equal(new SweepResult(0, 0), await Sweep(world).RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Days_stay_while_the_month_stands_for_only_some_of_their_cells()
    {
        await using var world = new World();
        await world.ReportAsync("mobifone", "2024-03-01", ("07213", "revenue", 1), ("07216", "revenue", 2));
        await world.ReportAsync("mobifone", "2024-03", ("07213", "revenue", 5));
        await world.ReportAsync("mobifone", "2024-03", "07216", "revenue", CellState.NotReported);
        var sweep = Sweep(world);

        Assert.Equal(new SweepResult(0, 1), await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(1, await DaysAsync(world));

        // The month comes late, and is withdrawn, and comes again.
        await world.ReportAsync("mobifone", "2024-03", ("07216", "revenue", 4));
        Assert.Equal(new SweepResult(1, 0), await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(9, await world.ValueAsync("revenue", "213", "2024-03"));
    }

    [Fact]
    public async Task A_withdrawn_month_stands_for_nothing()
    {
        await using var world = new World();
        await world.ReportAsync("mobifone", "2024-03-01", ("07213", "revenue", 1));
        await world.ReportAsync("mobifone", "2024-03", ("07213", "revenue", 5));
        await world.ReportAsync("mobifone", "2024-03", "07213", "revenue", CellState.Withdrawn);

        Assert.Equal(new SweepResult(0, 1), await Sweep(world).RunAsync(CancellationToken.None));
        Assert.Equal(1, await world.ValueAsync("revenue", "07213", "2024-03"));
    }

    [Fact]
    public async Task Recent_days_other_sources_days_plans_and_values_that_stand_stay()
    {
        await using var world = new World();
        await world.ReportAsync("mobifone", "2026-04-01", ("24", "revenue", 1));
        await world.ReportAsync("mobifone", "2026-04", ("24", "revenue", 1));
        await world.ReportAsync("viettel", "2024-03-01", ("24", "revenue", 1));
        await world.ReportAsync("mobifone", "2024-03", ("24", "revenue", 1));
        await world.ReportAsync(StoredSource.Of(SubmissionKind.Plan, "mobifone"), "2024-03-01", ("24", "revenue", 1));
        await world.ReportAsync(StoredSource.Of(SubmissionKind.Plan, "mobifone"), "2024-03", ("24", "revenue", 1));
        await world.ReportAsync("gso", "2024-05-01", ("24", "population", 100));
        await world.ReportAsync("gso", "2024-05", ("24", "population", 110));

        Assert.Equal(new SweepResult(0, 2), await Sweep(world).RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Days_of_a_province_stay_where_the_country_s_month_is_made_of_days()
    {
        await using var world = new World();
        await world.ReportAsync("mobifone", "2024-03-01", ("VN", "sites", 100));
        await world.ReportAsync("mobifone", "2024-03-02", ("24", "sites", 7));
        await world.ReportAsync("mobifone", "2024-03", ("24", "sites", 7));
        var before = await world.ValueAsync("sites", "VN", "2024-03");

        Assert.Equal(new SweepResult(0, 2), await Sweep(world).RunAsync(CancellationToken.None));
        Assert.Equal(before, await world.ValueAsync("sites", "VN", "2024-03"));

        await world.ReportAsync("mobifone", "2024-03", ("VN", "sites", 107));
        Assert.Equal(new SweepResult(2, 0), await Sweep(world).RunAsync(CancellationToken.None));
        Assert.Equal(107, await world.ValueAsync("sites", "VN", "2024-03"));
    }

    [Fact]
    public async Task What_comes_in_late_for_a_forgotten_day_is_dropped_by_the_next_sweep()
    {
        await using var world = new World();
        await world.ReportAsync("mobifone", "2024-03-01", ("24", "revenue", 1));
        await world.ReportAsync("mobifone", "2024-03", ("24", "revenue", 5));
        var sweep = Sweep(world);
        await sweep.RunAsync(CancellationToken.None);

        await world.ReportAsync("mobifone", "2024-03-01", ("24", "revenue", 2));

        Assert.Equal(new SweepResult(1, 0), await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(0, await DaysAsync(world));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_figure_of_a_month_or_longer_changes(int seed)
    {
        await using var world = new World();
        await FillAsync(world, new Random(seed));
        var before = await FiguresAsync(world);

        var result = await Sweep(world).RunAsync(CancellationToken.None);

        Assert.True(result is { Forgotten: > 15, Kept: > 15 }, result.ToString());
        Assert.Equal(before, await FiguresAsync(world));
    }

    [Fact]
    public async Task A_question_for_a_day_that_is_no_longer_kept_says_so()
    {
        await using var world = new World();
        var time = new FakeTime(new DateTimeOffset(2025, 5, 5, 16, 59, 59, TimeSpan.Zero)); // in Vietnam the last second of the 400th day after March 2024
        var figures = new FigureReader(world.Catalogue, world.Store, Least, time);
        await world.ReportAsync("mobifone", "2024-03-01", ("24", "revenue", 1));
        await world.ReportAsync("mobifone", "2025-03-01", ("24", "revenue", 2));
        await world.ReportAsync("mobifone", "2024-03", ("24", "revenue", 5));
        Assert.Equal(1, (await Read("revenue", "2024-03-01")).Value);
        Assert.Equal(100, (await Read("growth.revenue", "2025-03-01")).Value);

        time.MoveTo(time.GetUtcNow().AddSeconds(1));

        var reason = (await Read("revenue", "2024-03-01")).Reason!;
        Assert.Equal(FigureReasonCode.DayNotKept, reason.Code);
        Assert.Contains("400 days", reason.English, StringComparison.Ordinal);
        Assert.Equal(FigureReasonCode.DayNotKept, (await Read("growth.revenue", "2025-03-01")).Reason!.Code);
        Assert.Equal(2, (await Read("revenue", "2025-03-01")).Value);
        Assert.Equal(5, (await Read("revenue", "2024-03")).Value);

        ValueTask<Figure> Read(string item, string period) => figures.ReadAsync(new FigureQuery(item, world.Area("24", period), Period.Parse(period), FigureQuery.AllOperators, long.MaxValue));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(399)]
    public void Too_few_days_are_refused(int days) => Assert.Contains("400", Assert.Single(new DayRetention(days).Validate()), StringComparison.Ordinal);

    private static RetentionSweep Sweep(World world) => new(world.Catalogue, world.Store, Least, LongAfter, NullLogger<RetentionSweep>.Instance);

    private static async Task<int> DaysAsync(World world)
    {
        var days = (await world.Store.ListAsync(null)).Select(e => e.Period).Where(p => p.Grain == PeriodGrain.Day).ToHashSet();
        return (await world.Store.ReadAsync(new SeriesSelection { Periods = days })).Count;
    }

    // Days and months of every level, of two sources, whole and in part, with corrections, absences and units that change in the middle of the year.
    private static async Task FillAsync(World world, Random random)
    {
        string[] metrics = ["revenue", "subs.prepaid", "subs.postpaid", "subs.mobile", "added.fixed", "added.all", "sites"];
        string[] areas = ["07213", "07216", "07240", "213", "215", "24", "27", "06661", "22", "VN"];
        for (var i = 0; i < 800; i++)
        {
            var source = random.Next(8) == 0 ? "so-bac-giang" : random.Next(2) == 0 ? "mobifone" : "viettel";
            var month = random.Next(1, 7);
            var isMonth = i % 2 == 0;
            var period = isMonth ? $"2025-{month:00}" : $"2025-{month:00}-{random.Next(1, 5):00}";
            var chosen = areas.Where(a => source != "so-bac-giang" || a is "213" or "24").Where(_ => isMonth || random.Next(4) == 0).ToArray();
            var metric = random.Next(80) == 0 ? "points.agents" : metrics[random.Next(metrics.Length)]; // which stands for its year
            var cells = chosen.Select(a => (a, metric, (decimal?)random.Next(1000), random.Next(isMonth ? 300 : 8) == 0 ? CellState.NotReported : CellState.Present)).ToArray();
            if (cells.Length > 0)
            {
                await world.ReportAsync(source, period, [.. cells.Select(c => c.Item4 == CellState.Present ? c : (c.a, c.metric, null, c.Item4))]);
            }
        }
    }

    private static async Task<List<string>> FiguresAsync(World world)
    {
        var lines = new List<string>();
        var reader = new FigureReader(world.Catalogue, world.Store, usesEarlierResults: false);
        foreach (var period in new[] { "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-Q1", "2025-Q2", "2025-H1", "2025" })
        {
            foreach (var area in new[] { "07213", "213", "24", "22", "VN" }.Where(a => a != "213" || period != "2025"))
            {
                foreach (var item in new[] { "revenue", "subs.all", "subs.mobile", "added.all", "points", "sites", "per_site", "per_subscriber" })
                {
                    foreach (var source in new[] { FigureQuery.AllOperators, "mobifone" })
                    {
                        var figure = await reader.ReadAsync(new FigureQuery(item, world.Area(area, period), Period.Parse(period), source, long.MaxValue));
                        lines.Add($"{item} {area} {period} {source}: {figure.Exact} {figure.Status} {figure.Reason?.English} {figure.Passport.Numerator?.How} {figure.Passport.Numerator?.Reported}/{figure.Passport.Numerator?.Expected}");
                    }
                }
            }
        }

        return lines;
    }
}
