using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Rollup;

/// <summary>What must hold for any facts.</summary>
public sealed class RollupProperties
{
    private const int Runs = 25;

    private static readonly string[] Communes = ["07213", "07216", "07219", "07240", "07243", "09160", "09163", "06652", "06655", "06661"];
    private static readonly string[] Provinces = ["22", "24", "27"];
    private static readonly string[] Operators = ["mobifone", "viettel", "vnpt"];
    private static readonly string[] Months = ["2013-04", "2013-05", "2013-06"];

    [Fact]
    public void Sums_agree_along_every_path() => ForAll(Leaves(), async (world, leaves) =>
    {
        decimal? flow = leaves.Count == 0 ? null : leaves.Sum(l => l.Value);
        var june = leaves.Where(l => l.Month == 2).ToList();
        decimal? stock = june.Count == 0 ? null : june.Sum(l => l.Value);

        Assert.Equal(flow, await world.ValueAsync("added.all", "VN", "2013-Q2"));
        Assert.Equal(stock, await world.ValueAsync("subs.all", "VN", "2013-Q2"));
        foreach (var (item, expected) in new[] { ("added", flow), ("subs", stock) })
        {
            Assert.Equal(expected ?? 0, await SumAsync(Operators, o => world.ValueAsync($"{item}.all", "VN", "2013-Q2", o)));
            Assert.Equal(expected ?? 0, await SumAsync(Provinces, p => world.ValueAsync($"{item}.all", p, "2013-Q2")));
            Assert.Equal(expected ?? 0, await SumAsync(Communes, c => world.ValueAsync($"{item}.all", c, "2013-Q2")));
            Assert.Equal(expected ?? 0, await SumAsync(["fixed", "mobile"], p => world.ValueAsync($"{item}.{p}", "VN", "2013-Q2")));
        }

        Assert.Equal(flow ?? 0, await SumAsync(Months, m => world.ValueAsync("added.all", "VN", m)));
        Assert.Equal(stock, await world.ValueAsync("subs.all", "VN", "2013-06"));
    });

    [Fact]
    public void A_run_again_changes_nothing_and_order_of_arrival_does_not_matter() => ForAll(Leaves(), async (world, leaves) =>
    {
        await using var other = new World();
        await ReportAsync(other, Enumerable.Reverse(leaves).ToList(), perEntry: 1);
        foreach (var period in new[] { "2013-06", "2013-Q2" })
        {
            await world.RunAsync(period);
            var again = await world.RunAsync(period);
            Assert.Equal(again.Shards, again.Unchanged);

            await other.RunAsync(period);
            foreach (var shard in Provinces.Append("VN"))
            {
                var key = world.Area(shard, period).Key;
                AssertSameSums(await world.Store.ReadRollupAsync(Period.Parse(period), key), await other.Store.ReadRollupAsync(Period.Parse(period), key));
            }
        }
    });

    [Fact]
    public void A_result_at_a_position_does_not_depend_on_what_came_later() => ForAll(Leaves(), async (world, leaves) =>
    {
        var position = world.Position;
        var before = await world.ReadAsync("subs.all", "24", "2013-Q2");
        await ReportAsync(world, [.. leaves.Select(l => l with { Value = l.Value + 1 })], perEntry: 3);

        var after = await world.ReadAsync("subs.all", "24", "2013-Q2", asOf: position);

        Assert.Equal(FigureText.Of(before), FigureText.Of(after));
    });

    [Fact]
    public void An_explicit_value_beats_the_derived_one_which_is_kept_as_a_check() => ForAll(
        from leaves in Leaves()
        from value in Gen.Choose(0, 100000)
        from level in Gen.Elements("24", "213", "07213")
        select (leaves, value, level),
        scenario => scenario.leaves,
        async (world, scenario) =>
        {
            var derived = (await world.ReadAsync("subs.all", scenario.level, "2013-06", "vnpt")).Value;
            await world.ReportAsync("vnpt", "2013-06", (scenario.level, "subs.all", scenario.value));

            var figure = await world.ReadAsync("subs.all", scenario.level, "2013-06", "vnpt");

            Assert.Equal(scenario.value, figure.Value);
            Assert.Equal(derived is null ? 0 : 1, figure.Passport.Numerator!.Checks.Count);
            Assert.All(figure.Passport.Numerator.Checks, c => Assert.Equal((derived, scenario.value - derived), (c.Value, c.Difference)));
        });

    [Fact]
    public void The_country_from_stored_rollups_is_the_country_from_facts() => ForAll(
        from leaves in Leaves()
        from department in Gen.SubListOf("24", "213", "215", "07219")
        from national in Gen.Elements(0, 0, 77)
        select (leaves, department, national),
        scenario => scenario.leaves,
        async (world, scenario) =>
        {
            await world.ReportAsync("gso", "2012", ("24", "population", 1000), ("27", "population", 900));
            foreach (var area in scenario.department)
            {
                await world.ReportAsync("so-bac-giang", "2013-06", (area, "subs.mobile", 500), (area, "added.all", -5));
            }

            if (scenario.national > 0)
            {
                await world.ReportAsync("viettel", "2013-06", ("VN", "subs.fixed", scenario.national));
            }

            await world.RunAsync("2013-06");
            await world.RunAsync("2013-Q2");
            foreach (var period in new[] { "2013-06", "2013-Q2" })
            {
                foreach (var item in new[] { "subs.all", "subs.mobile", "added.all", "density", "growth.subs.all", "share.subs.all", "hhi.subs.mobile", "population" })
                {
                    var operatorCode = item.StartsWith("share", StringComparison.Ordinal) ? "viettel" : FigureQuery.AllOperators;
                    var query = new FigureQuery(item, world.Catalogue.Country, Period.Parse(period), operatorCode);
                    Assert.Equal(FigureText.Of(await world.FiguresFromFacts.ReadAsync(query)), FigureText.Of(await world.Figures.ReadAsync(query)));
                }
            }
        });

    [Fact]
    public void Contributions_add_up_to_the_total_with_departments_too() => ForAll(
        from leaves in Leaves()
        from department in Gen.SubListOf("24", "213", "215", "07219", "07243")
        from metric in Gen.Elements("subs.all", "subs.mobile", "subs.postpaid")
        select (leaves, department, metric),
        scenario => scenario.leaves,
        async (world, scenario) =>
        {
            foreach (var area in scenario.department)
            {
                await world.ReportAsync("so-bac-giang", "2013-06", (area, scenario.metric, 500));
            }

            foreach (var area in new[] { "VN", "24", "213", "215", "07219" })
            {
                var operand = (await world.ReadAsync("subs.all", area, "2013-06")).Passport.Numerator!;
                Assert.Equal(operand.Value ?? 0, operand.Contributions.Sum(c => c.Value ?? 0));
            }
        });

    private static Gen<List<Leaf>> Leaves() =>
        from cells in Gen.ListOf(
            from source in Gen.Choose(0, Operators.Length - 1)
            from commune in Gen.Choose(0, Communes.Length - 1)
            from month in Gen.Choose(0, Months.Length - 1)
            from part in Gen.Elements("fixed", "mobile")
            from value in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(0, 1000)))
            select new Leaf(source, commune, month, part, value))
        select cells.DistinctBy(c => (c.Source, c.Commune, c.Month, c.Part)).ToList();

    private static void ForAll(Gen<List<Leaf>> gen, Func<World, List<Leaf>, Task> check) => ForAll(gen, leaves => leaves, check);

    private static void ForAll<T>(Gen<T> gen, Func<T, List<Leaf>> leavesOf, Func<World, T, Task> check)
    {
        var property = Prop.ForAll(gen.ToArbitrary(), scenario =>
        {
            RunAsync(scenario).GetAwaiter().GetResult();
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), property);

        async Task RunAsync(T scenario)
        {
            await using var world = new World();
            await ReportAsync(world, leavesOf(scenario), perEntry: 4);
            await check(world, scenario);
        }
    }

    private static async Task ReportAsync(World world, List<Leaf> leaves, int perEntry)
    {
        foreach (var group in leaves.GroupBy(l => (l.Source, l.Month)))
        {
            foreach (var chunk in group.Chunk(perEntry))
            {
                var cells = chunk.SelectMany(l => new[]
                {
                    (Communes[l.Commune], $"subs.{l.Part}", (decimal?)l.Value),
                    (Communes[l.Commune], $"added.{l.Part}", l.Value),
                });
                await world.ReportAsync(Operators[group.Key.Source], Months[group.Key.Month], [.. cells]);
            }
        }
    }

    private static async Task<decimal> SumAsync(IEnumerable<string> keys, Func<string, Task<decimal?>> read)
    {
        var sum = 0m;
        foreach (var key in keys)
        {
            sum += await read(key) ?? 0;
        }

        return sum;
    }

    private static void AssertSameSums(RollupTable? a, RollupTable? b)
    {
        Assert.Equal(a is null, b is null);
        if (a is null || b is null)
        {
            return;
        }

        Assert.Equal(a.Areas, b.Areas);
        Assert.Equal(a.Series.Select(Text), b.Series.Select(Text));

        static string Text(RollupSeries s) =>
            $"{s.Source} {s.Metric}: {string.Join(' ', s.Values)} / {string.Join(' ', s.Flags)} / {string.Join(' ', s.Reported)} / {string.Join(' ', s.Expected)}";
    }

    private sealed record Leaf(int Source, int Commune, int Month, string Part, int Value);
}
