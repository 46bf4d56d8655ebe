using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Disclosure;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Disclosure;

/// <summary>What must hold for any market: what is shown determines nothing that is withheld.</summary>
public sealed class DisclosureProperties
{
    private const int Runs = 40;

    [Fact]
    public void No_withheld_cell_is_determined_by_what_is_shown() => ForAll(isBalanced: false, async (market, shown) =>
    {
        var withheld = shown.Cells.Where(c => !shown.IsShown(c)).ToList();
        var index = withheld.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var system = new LinearSystem(withheld.Count);
        foreach (var (whole, parts) in shown.Equations())
        {
            if (await shown.IsPublishedAsync(parts))
            {
                system.Add(Terms(index, whole, parts));
            }
        }

        Assert.Empty(system.Determined().Select(i => withheld[i]));
    });

    [Fact]
    public void What_one_operator_reports_only_for_a_whole_is_not_determined_either()
    {
        (string Source, Period Period, string Area, string Metric, long Value)? lump = null;
        ForAll(isBalanced: false, market => lump = market.Kind == "year" ? null : market.AddLump(), async (market, shown) =>
        {
            if (lump is not { } fact)
            {
                return;
            }

            // The rest is one more unknown, in every sum whose whole holds it and whose parts do not.
            var withheld = shown.Cells.Where(c => !shown.IsShown(c)).ToList();
            var index = withheld.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
            var system = new LinearSystem(withheld.Count + 1);
            foreach (var (whole, parts) in shown.Equations())
            {
                if (await shown.IsPublishedAsync(parts))
                {
                    var rest = (shown.Counts(fact, whole) ? 1 : 0) - parts.Count(p => shown.Counts(fact, p));
                    system.Add([.. Terms(index, whole, parts), (withheld.Count, -rest)]);
                }
            }

            Assert.Empty(system.Determined());
        });
    }

    [Fact]
    public void Whatever_tells_too_much_alone_is_withheld() => ForAll(isBalanced: false, market => market.AddWholes(), async (market, shown) =>
    {
        foreach (var (metric, area, period) in shown.Cells.Where(shown.IsShown))
        {
            var operand = (await shown.World.Figures.ReadAsync(new FigureQuery(metric.Code, area, period))).Passport.Numerator!;
            var values = operand.Contributions.Select(c => Math.Abs(c.Value ?? 0)).ToList();
            Assert.True(
                operand.Value is null || (values.Count(v => v > 0) >= 3 && values.Max() <= 0.85m * values.Sum()),
                $"{metric} {area} {period}: {string.Join(' ', values)}");
        }
    });

    [Fact]
    public void Six_balanced_operators_are_shown_everywhere() => ForAll(isBalanced: true, (market, shown) =>
    {
        Assert.All(shown.Cells, c => Assert.True(shown.IsShown(c), c.ToString()));
        return Task.CompletedTask;
    });

    // The whole minus its parts, as far as they are withheld.
    private static List<(int Unknown, int Coefficient)> Terms<TCell>(Dictionary<TCell, int> index, TCell whole, TCell[] parts)
        where TCell : notnull
    {
        var terms = parts.Where(index.ContainsKey).Select(p => (index[p], -1)).ToList();
        if (index.TryGetValue(whole, out var unknown))
        {
            terms.Add((unknown, 1));
        }

        return terms;
    }

    private static void ForAll(bool isBalanced, Func<RandomMarket, PublishedTable, Task> check) => ForAll(isBalanced, _ => { }, check);

    private static void ForAll(bool isBalanced, Action<RandomMarket> change, Func<RandomMarket, PublishedTable, Task> check)
    {
        var property = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            RunAsync(new RandomMarket(seed, isBalanced)).GetAwaiter().GetResult();
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), property);

        async Task RunAsync(RandomMarket market)
        {
            change(market);
            await using var world = new World(market.Catalogue);
            foreach (var entry in market.Facts.DistinctBy(f => (f.Source, f.Period, f.Area, f.Metric)).GroupBy(f => (f.Source, f.Period)))
            {
                await world.ReportAsync(entry.Key.Source, entry.Key.Period.ToString(), [.. entry.Select(f => (f.Area, "m." + f.Metric, (decimal?)f.Value))]);
            }

            using var disclosure = world.Figures.CreateDisclosure(new DisclosureOptions(), new HashSet<Metric>());
            await check(market, await PublishedTable.ReadAsync(world, disclosure, market.Kind));
        }
    }
}
