using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Aggregator.Tests.Indicators;

/// <summary>What a reader remembers must not show, but in the time it takes.</summary>
public sealed class RememberedFiguresTests
{
    private static readonly string[] Items = ["subs.all", "density", "points", "per_subscriber"];
    private static readonly string[] Areas = ["VN", "24", "22", "213", "07213"];

    private const string Calendar = """
        fixed,kind:operator,subs.fixed,commune,,month,1,10,2013-01-01,
        revenue,vnpost vnpt,revenue,province,24@1997-01-01,month,1,10,,
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_remembered_figure_is_the_one_computed_anew(bool withCalendar)
    {
        var catalogue = withCalendar ? TestCatalogue.WithCalendar(Calendar) : TestCatalogue.Small;
        var property = Prop.ForAll(Gen.ArrayOf(Entries()).ToArbitrary(), entries =>
        {
            CheckAsync(catalogue, entries).GetAwaiter().GetResult();
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(8), property);

        static async Task CheckAsync(Catalogue.Catalogue catalogue, Entry[] entries)
        {
            await using var world = new World(catalogue);
            await world.ReportAsync("vnpt", "2013-05", ("07213", "subs.fixed", 10), ("22", "subs.mobile", 20));
            foreach (var entry in entries.Take(12))
            {
                if (entry.Metric.Length == 0)
                {
                    await world.RunAsync("2013-06");
                }
                else
                {
                    await world.ReportAsync(entry.Source, entry.Period, [(entry.Area, entry.Metric, entry.Value, entry.State)]);
                }

                await CompareAsync(world, long.MaxValue);
                await CompareAsync(world, Math.Max(1, world.Position - entry.Value % 4));
            }
        }

        static async Task CompareAsync(World world, long asOf)
        {
            foreach (var area in Areas)
            {
                foreach (var item in Items)
                {
                    foreach (var operatorCode in new[] { FigureQuery.AllOperators, "vnpt" })
                    {
                        var query = new FigureQuery(item, world.Area(area, "2013-06"), Period.Parse("2013-06"), operatorCode, asOf);
                        Assert.Equal(FigureText.Of(await world.FiguresFromFacts.ReadAsync(query)), FigureText.Of(await world.Figures.ReadAsync(query)));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("VN")]
    [InlineData("24")]
    [InlineData("07213")]
    public async Task Only_what_could_count_is_computed_anew(string area)
    {
        await using var world = new World();
        await world.ReportAsync("gso", "2013", ("07213", "population", 1000));
        await world.ReportAsync("vnpt", "2013-06", ("07213", "subs.fixed", 10));
        var first = (await world.ReadAsync("density", area, "2013-06")).Passport;

        await world.ReportAsync("vnpt", "2013-09", ("07213", "subs.fixed", 99));
        await world.ReportAsync("plan:so-bac-giang", "2013-06", ("24", "subs.fixed", 99));
        await world.ReportAsync("ministry", "2013-06", ("07213", "subs.fixed", 99));
        var second = (await world.ReadAsync("density", area, "2013-06")).Passport;
        Assert.Same(first.Numerator, second.Numerator);
        Assert.Same(first.Denominator, second.Denominator);
        Assert.Equal(5, second.LedgerPosition);

        await world.ReportAsync("vnpt", "2013-06", ("07216", "subs.fixed", 5));
        var third = (await world.ReadAsync("density", area, "2013-06")).Passport;
        Assert.NotSame(first.Numerator, third.Numerator);
        Assert.Same(first.Denominator, third.Denominator);

        await world.ReportAsync("viettel", "2013-05", ("07213", "subs.fixed", 1));
        var fourth = (await world.ReadAsync("density", area, "2013-06")).Passport;
        Assert.Equal("viettel", Assert.Single(fourth.Numerator!.MissingOperators).Source);

        Assert.Empty((await world.ReadAsync("density", area, "2013-06", asOf: 6)).Passport.Numerator!.MissingOperators);
    }

    [Fact]
    public void No_more_than_twice_the_capacity_is_held_and_what_is_asked_for_stays()
    {
        var memo = new OperandMemo(10);
        var operand = new Operand
        {
            Metric = TestCatalogue.Small.Metrics["sites"],
            Value = null,
            Period = Period.Parse("2013"),
            PeriodUsed = Period.Parse("2013"),
            How = Aggregator.Rollup.Provenance.Missing,
            Reported = 0,
            Expected = 1,
        };
        for (var i = 0; i < 100; i++)
        {
            memo.Add(KeyOf(i), operand);
            Assert.NotNull(memo.Find(KeyOf(0)));
        }

        Assert.InRange(Enumerable.Range(0, 100).Count(i => memo.Find(KeyOf(i)) is not null), 10, 20);

        static OperandMemo.Key KeyOf(int position) => new("sites", TestCatalogue.Small.Country.Key, Period.Parse("2013"), FigureQuery.AllOperators, position);
    }

    // An empty metric stands for a run of the rollup.
    private static Gen<Entry> Entries() =>
        from report in Gen.Elements(
            ("vnpt", "2013-06"), ("vnpt", "2013-05"), ("vnpt", "2012-06"), ("vnpt", "2013-06-30"), ("viettel", "2013-06"), ("viettel", "2013-05"), ("so-bac-giang", "2013-06"), ("ministry", "2013-06"))
        from cell in Gen.Elements(("subs.fixed", "07213"), ("subs.mobile", "07240"), ("subs.all", "24"), ("subs.all", "22"), ("points", "24"), ("revenue", "213"), ("subs.all", "VN"))
        from statistics in Gen.Elements(("2013", "24"), ("2012", "24"), ("2012", "22"), ("2011", "07213"), ("2013", "VN"))
        from kind in Gen.Choose(0, 5)
        from value in Gen.Choose(0, 1000)
        from state in Gen.Elements(CellState.Present, CellState.Present, CellState.Present, CellState.Withdrawn, CellState.NotApplicable, CellState.NotReported)
        select kind switch
        {
            0 => new Entry("", "", "", "", 0, state),
            1 => new Entry("gso", statistics.Item1, statistics.Item2, "population", value, state),
            _ => new Entry(report.Item1, report.Item2, cell.Item2, cell.Item1, value, state),
        };

    private sealed record Entry(string Source, string Period, string Area, string Metric, int Value, CellState State);
}
