using FsCheck;
using FsCheck.Fluent;

namespace Telemetry.Catalogue.Tests;

public sealed class PeriodTests
{
    private static readonly Arbitrary<Period> AnyPeriod = (
        from day in Gen.Choose(new DateOnly(1901, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber)
        from grain in Gen.Elements(Enum.GetValues<PeriodGrain>())
        let date = DateOnly.FromDayNumber(day)
        where (grain != PeriodGrain.Half || date.Month <= 6) && (grain != PeriodGrain.NineMonths || date.Month <= 9)
        select Period.Containing(date, grain)).ToArbitrary();

    [Fact]
    public void A_period_reads_back_from_its_written_form() =>
        Always(period => Period.TryParse(period.ToString(), out var read) && read == period);

    [Fact]
    public void Components_tile_the_period() => Always(period =>
    {
        var components = period.Components();
        return components.Count == 0
            ? period.Grain == PeriodGrain.Day
            : components[0].First == period.First && components[^1].Last == period.Last
                && components.Zip(components.Skip(1)).All(pair => pair.First.Last.AddDays(1) == pair.Second.First)
                && components.All(c => c.Grain < period.Grain);
    });

    [Fact]
    public void A_period_is_a_component_of_each_of_its_containers() => Always(period =>
    {
        var containers = period.Containers().ToList();
        return containers.TrueForAll(c => c.First <= period.First && c.Last >= period.Last && c.SelfAndComponents().Contains(period))
            && containers.Zip(containers.Skip(1)).All(pair => pair.First.Grain < pair.Second.Grain)
            && (period.Grain == PeriodGrain.Year || containers[^1] == Period.OfYear(period.Year));
    });

    [Fact]
    public void Every_period_below_a_year_is_reached_once() =>
        Assert.Equal(365 + 12 + 4 + 1 + 1 + 1, Period.OfYear(2013).SelfAndComponents().Distinct().Count());

    [Fact]
    public void Next_undoes_previous() => Always(period => period.Previous().Next() == period && period.Previous().Last < period.Last);

    [Fact]
    public void A_period_comes_after_what_it_is_made_of() => Always(period =>
        period.SelfAndComponents().Skip(1).All(c => c.CompareTo(period) < 0));

    [Theory]
    [InlineData("2013-06-30", PeriodGrain.Day, "2013-06-30", "2013-06-30")]
    [InlineData("2012-02", PeriodGrain.Month, "2012-02-01", "2012-02-29")]
    [InlineData("2013-Q2", PeriodGrain.Quarter, "2013-04-01", "2013-06-30")]
    [InlineData("2013-H1", PeriodGrain.Half, "2013-01-01", "2013-06-30")]
    [InlineData("2013-9M", PeriodGrain.NineMonths, "2013-01-01", "2013-09-30")]
    [InlineData("2013", PeriodGrain.Year, "2013-01-01", "2013-12-31")]
    public void A_written_period_has_its_days(string text, PeriodGrain grain, string first, string last)
    {
        var period = Period.Parse(text);

        Assert.Equal(grain, period.Grain);
        Assert.Equal(Period.Parse(first).First, period.First);
        Assert.Equal(Period.Parse(last).First, period.Last);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13")]
    [InlineData("2013-")]
    [InlineData("2013-6")]
    [InlineData("2013-00")]
    [InlineData("2013-13")]
    [InlineData("2013-Q0")]
    [InlineData("2013-Q5")]
    [InlineData("2013-q2")]
    [InlineData("2013-H2")]
    [InlineData("2013-6M")]
    [InlineData("2013-02-29")]
    [InlineData("2013-06-30 ")]
    [InlineData("2013/06")]
    [InlineData("2013-06-3O")]
    [InlineData("٢٠١٣")]
    [InlineData("1899")]
    [InlineData("2201")]
    public void Anything_else_is_no_period(string? text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Period.Parse(text!));
    }

    [Theory]
    [InlineData("2013-06", "2013-Q2 2013-H1 2013-9M 2013")]
    [InlineData("2013-08", "2013-Q3 2013-9M 2013")]
    [InlineData("2013-Q4", "2013")]
    [InlineData("2013-H1", "2013-9M 2013")]
    [InlineData("2013", "")]
    public void Containers_are_the_reports_that_need_the_period(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Period.Parse(text).Containers()));

    [Theory]
    [InlineData("2012-02-29", "2011-02-28")]
    [InlineData("2013-Q2", "2012-Q2")]
    [InlineData("2013-9M", "2012-9M")]
    public void The_same_period_of_the_year_before_keeps_its_grain(string text, string expected) =>
        Assert.Equal(expected, Period.Parse(text).SamePeriodOfYearBefore().ToString());

    [Fact]
    public void No_first_half_contains_a_day_in_November() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Containing(new DateOnly(2013, 11, 5), PeriodGrain.Half));

    private static void Always(Func<Period, bool> holds) => Check.QuickThrowOnFailure(Prop.ForAll(AnyPeriod, holds));
}
