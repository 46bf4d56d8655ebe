using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Unit = Telemetry.Aggregator.Tests.Boundaries.RandomTerritory.Unit;

namespace Telemetry.Aggregator.Tests.Boundaries;

/// <summary>What must hold whatever becomes of the units.</summary>
public sealed class BoundaryProperties
{
    private const int Runs = 40;
    private static readonly string[] Sources = [FigureQuery.AllOperators, "viettel", "vnpt"];

    [Fact]
    public void Nothing_is_lost_or_counted_twice_on_any_boundaries() => ForAll(async (world, territory, day, values) =>
    {
        foreach (var boundaries in RandomTerritory.Days)
        {
            var period = Period.Containing(day, PeriodGrain.Month);
            foreach (var source in Sources)
            {
                var reported = values.Where(v => source == FigureQuery.AllOperators || v.Source == source).ToList();
                Assert.Equal(reported.Sum(v => v.Value), await ReadAsync(world.Catalogue.Country));
                var undivided = Undivided(territory, day, boundaries, reported);
                var provinces = 0m;
                foreach (var province in territory.ProvincesOn(boundaries).ToList())
                {
                    var communes = 0m;
                    foreach (var commune in territory.CommunesOn(boundaries).Where(c => c.Province == province).ToList())
                    {
                        communes += await ReadAsync(territory.Area(commune));
                    }

                    var total = await ReadAsync(territory.Area(province));
                    Assert.Equal(communes + undivided.GetValueOrDefault(province.Key), total);
                    provinces += total;
                }

                Assert.Equal(reported.Sum(v => v.Value), provinces + undivided.GetValueOrDefault("VN"));

                async Task<decimal> ReadAsync(Area area) =>
                    (await world.Figures.ReadAsync(new FigureQuery("sites", area, period, source) { Boundaries = boundaries })).Value ?? 0;
            }
        }
    });

    [Fact]
    public void A_province_that_wholly_contains_the_changes_has_the_same_total_on_every_boundaries() => ForAll(async (world, territory, day, _) =>
    {
        var period = Period.Containing(day, PeriodGrain.Month);
        foreach (var boundaries in RandomTerritory.Days)
        {
            foreach (var province in territory.ProvincesOn(boundaries).ToList())
            {
                var (origins, _) = territory.ImageOf(province, boundaries, day);
                if (!origins.All(o => territory.ImageOf(o, day, boundaries).Units is [var only] && only == province))
                {
                    continue;
                }

                var sum = 0m;
                foreach (var origin in origins)
                {
                    sum += (await world.Figures.ReadAsync(new FigureQuery("sites", territory.Area(origin), period))).Value ?? 0;
                }

                Assert.Equal(sum, (await world.Figures.ReadAsync(new FigureQuery("sites", territory.Area(province), period) { Boundaries = boundaries })).Value ?? 0);
            }
        }
    });

    [Fact]
    public void Parts_by_largest_remainder_add_up_and_are_less_than_one_from_their_shares()
    {
        var property = Prop.ForAll(
            (from value in Gen.Choose(-1000, 1000)
             from weights in Gen.NonEmptyListOf(Gen.Choose(0, 50))
             where weights.Sum() > 0
             select (value, weights)).ToArbitrary(),
            input =>
            {
                var weights = input.weights.Select(w => (decimal)w).ToList();
                var parts = LargestRemainder.Divide(input.value, weights.ConvertAll(w => Share.Of(w, weights)));
                return parts.Sum() == input.value
                    && parts.Zip(weights).All(p => Math.Abs(p.First - (input.value * p.Second / weights.Sum())) < 1);
            });
        Check.One(Config.QuickThrowOnFailure, property);
    }

    [Fact]
    public void Of_equal_remainders_the_first_gets_what_is_left()
    {
        var third = Share.Of(1, [1m, 1m, 1m]);

        Assert.Equal([4L, 3L, 3L], LargestRemainder.Divide(10, [third, third, third]));
        Assert.Equal([-4L, -4L, -3L], LargestRemainder.Divide(-11, [third, third, third]));
        Assert.Equal([long.MaxValue / 2 + 1, long.MaxValue / 2], LargestRemainder.Divide(long.MaxValue, [Share.Of(0.5m, [0.5m, 0.5m]), Share.Of(0.5m, [0.5m, 0.5m])]));
    }

    /// <summary>Values of communes that cannot be divided, by the key of the lowest unit that holds all of them.</summary>
    private static Dictionary<string, decimal> Undivided(RandomTerritory territory, DateOnly day, DateOnly boundaries, List<Reported> values)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (unit, _, value) in values)
        {
            var (units, isDivisible) = territory.ImageOf(unit, day, boundaries);
            if (!isDivisible)
            {
                var provinces = units.Select(u => u.Province!).Distinct().ToList();
                var holder = provinces.Count == 1 ? provinces[0].Key : "VN";
                sums[holder] = sums.GetValueOrDefault(holder) + value;
            }
        }

        return sums;
    }

    private static void ForAll(Func<World, RandomTerritory, DateOnly, List<Reported>, Task> check)
    {
        var property = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            RunAsync(seed).GetAwaiter().GetResult();
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), property);

        async Task RunAsync(int seed)
        {
            var territory = new RandomTerritory(seed);
            var random = new Random(seed);
            var day = RandomTerritory.Days[random.Next(RandomTerritory.Days.Count)];
            var values = territory.CommunesOn(day)
                .SelectMany(c => Sources.Skip(1).Where(_ => random.Next(5) > 0).Select(s => new Reported(c, s, random.Next(0, 100))))
                .ToList();
            await using var world = new World(territory.Catalogue);
            foreach (var source in values.GroupBy(v => v.Source))
            {
                await world.ReportAsync(source.Key, Period.Containing(day, PeriodGrain.Month).ToString(), [.. source.Select(v => (v.Unit.Code, "sites", (decimal?)v.Value))]);
            }

            await check(world, territory, day, values);
        }
    }

    private sealed record Reported(Unit Unit, string Source, decimal Value);
}
