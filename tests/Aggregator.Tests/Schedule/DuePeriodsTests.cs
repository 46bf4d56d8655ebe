using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Schedule;
using Telemetry.Catalogue;
using Telemetry.Storage.Series;

namespace Telemetry.Aggregator.Tests.Schedule;

public sealed class DuePeriodsTests
{
    private static readonly Catalogue.Catalogue Catalogue = ScheduleCatalogue.Load();
    private static readonly string[] Sources = ["vnpt", "vnpost", "gso", "plan:vnpt", "published:gso"];

    private static readonly Gen<Period> Periods =
        from day in Gen.Choose(0, 1000)
        from grain in Gen.Elements(Enum.GetValues<PeriodGrain>())
        let date = new DateOnly(2013, 1, 1).AddDays(day)
        where (grain != PeriodGrain.Half || date.Month <= 6) && (grain != PeriodGrain.NineMonths || date.Month <= 9)
        select Period.Containing(date, grain);

    private static readonly Arbitrary<(Period Period, string Source, bool Stands)[]> Arrivals = Gen.ArrayOf(
        from period in Periods
        from source in Gen.Elements(Sources)
        from stands in Gen.Elements(true, false)
        select (period, source, stands)).ToArbitrary();

    [Fact]
    public void What_was_run_is_not_due() => Prop.ForAll(Arrivals, arrivals =>
    {
        var input = Input(arrivals);
        Assert.Empty(DuePeriods.Find(input with { Runs = RunAll(input, []) }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_run_at_a_position_that_the_store_no_longer_has_is_due()
    {
        var before = Input([(Period.Parse("2013-05"), "vnpt", false), (Period.Parse("2013-06"), "vnpt", false)]);
        var cutOff = Input([(Period.Parse("2013-05"), "vnpt", false)]) with { Runs = RunAll(before, []) };

        Assert.Equal(new DuePeriod(Period.Parse("2013-05"), DueReason.NeverRun), DuePeriods.Find(cutOff)[0]);
        Assert.DoesNotContain(DuePeriods.Find(cutOff), d => d.Period == Period.Parse("2013-06"));
    }

    [Fact]
    public void Oldest_first_and_parts_before_the_whole() => Prop.ForAll(Arrivals, arrivals =>
    {
        var due = DuePeriods.Find(Input(arrivals)).Select(d => d.Period).ToArray();
        Assert.Equal(due.Distinct().Order(), due);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whoever_looks_after_each_arrival_ends_with_the_same_runs_as_who_looks_once() => Prop.ForAll(Arrivals, arrivals =>
    {
        var runs = new Dictionary<Period, RunRecord>();
        for (var i = 1; i <= arrivals.Length; i++)
        {
            var input = Input(arrivals[..i]) with { Runs = runs };
            runs = RunAll(input, runs);
        }

        Assert.Equal(RunAll(Input(arrivals), []).Keys.Order(), runs.Keys.Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_new_arrival_makes_due_what_contains_it_and_what_it_stands_for_and_nothing_else() => Prop.ForAll(Arrivals, arrivals =>
    {
        if (arrivals.Length == 0)
        {
            return;
        }

        var before = Input(arrivals[..^1]);
        var (period, source, stands) = arrivals[^1];
        var after = Input(arrivals) with { Runs = RunAll(before, []) };

        var due = DuePeriods.Find(after).Select(d => d.Period).ToHashSet();

        var isFigures = StoredSource.IsFigures(source);
        var all = before.Extents.Concat(after.Extents).Where(e => StoredSource.IsFigures(e.Source)).SelectMany(e => e.Period.Containers().Prepend(e.Period));
        var expected = all.Where(p => isFigures && (p.SelfAndComponents().Contains(period) || (stands && p.Last.Year >= period.Year && (p.Last >= period.Last || period.Grain == PeriodGrain.Year))));
        Assert.Equal(expected.ToHashSet().Order(), due.Order());
    }).QuickCheckThrowOnFailure();

    // Arrival i is ledger entry i + 1; one that stands is a population. Long ago, so that no month's end is of interest.
    private static DueInput Input((Period Period, string Source, bool Stands)[] arrivals) => new()
    {
        Catalogue = Catalogue,
        Extents = [.. arrivals
            .Select((a, i) => (a.Period, a.Source, Sequence: i + 1))
            .GroupBy(a => (a.Period, a.Source))
            .Select(g => new SeriesExtent(Catalogue.Country.Key, g.Key.Source, g.Key.Period, g.Min(a => a.Sequence), g.Max(a => a.Sequence)))],
        Standing = [.. arrivals
            .Select((a, i) => (a.Period, a.Source, a.Stands, Sequence: i + 1))
            .Where(a => a.Stands && StoredSource.IsFigures(a.Source))
            .GroupBy(a => a.Period)
            .Select(g => new StandingFigures(g.Key, Catalogue.Metrics["population.average"], g.Max(a => a.Sequence)))],
        Runs = new Dictionary<Period, RunRecord>(),
        Position = arrivals.Length,
        Now = ScheduleRig.At("2020-01-15T12:00:00+07:00"),
    };

    private static Dictionary<Period, RunRecord> RunAll(DueInput input, Dictionary<Period, RunRecord> runs)
    {
        var after = new Dictionary<Period, RunRecord>(runs);
        foreach (var due in DuePeriods.Find(input))
        {
            after[due.Period] = new RunRecord(due.Period, input.Position, Catalogue.Version, input.Now, TimeSpan.Zero, RunOutcome.Succeeded);
        }

        return after;
    }
}
