using FsCheck;
using FsCheck.Fluent;
using Telemetry.Portal.Pages.Indicators;

namespace Telemetry.Portal.Tests.Web;

/// <summary>What must hold of classes and quartiles, whatever the values.</summary>
public sealed class IndicatorsSpreadTests
{
    private static readonly Arbitrary<decimal[]> AnyValues = (
        from scale in Gen.Choose(0, 6)
        from shift in Gen.Choose(-1_000_000, 1_000_000)
        from numbers in Gen.Choose(0, 2_000_000_000).NonEmptyListOf()
        from width in Gen.Elements(1, 1_000, 1_000_000)
        select numbers.Select(n => new decimal((n / width) + shift, 0, 0, false, (byte)scale)).ToArray()).ToArbitrary();

    [Fact]
    public void Every_value_lies_in_exactly_one_class() => Always(values =>
        ValueSpread.Of(values)!.Classes.All(c => c.Count == values.Count(v => v >= c.From && v < c.To))
        && ValueSpread.Of(values)!.Classes.Sum(c => c.Count) == values.Length);

    [Fact]
    public void Classes_follow_each_other_without_a_gap_and_are_not_many() => Always(values =>
    {
        var classes = ValueSpread.Of(values)!.Classes;
        return classes.Count is >= 1 and <= ValueSpread.MostClasses
            && classes.Zip(classes.Skip(1)).All(p => p.First.To == p.Second.From)
            && classes[0].Count > 0
            && classes[^1].Count > 0;
    });

    [Fact]
    public void Limits_are_multiples_of_one_round_step() => Always(values =>
    {
        var classes = ValueSpread.Of(values)!.Classes;
        var step = classes[0].To - classes[0].From;
        var digit = step;
        while (digit >= 10)
        {
            digit /= 10;
        }

        while (digit < 1)
        {
            digit *= 10;
        }

        return digit is 1 or 2 or 5 && classes.All(c => c.From % step == 0 && c.To - c.From == step);
    });

    [Fact]
    public void Quartiles_lie_in_order_among_the_values() => Always(values =>
    {
        var spread = ValueSpread.Of(values)!;
        return values.Min() <= spread.LowerQuartile && spread.LowerQuartile <= spread.Median && spread.Median <= spread.UpperQuartile && spread.UpperQuartile <= values.Max();
    });

    [Fact]
    public void Quartiles_are_those_of_a_spreadsheet()
    {
        var spread = ValueSpread.Of([7, 1, 3, 5])!;

        Assert.Equal((2.5m, 4m, 5.5m), (spread.LowerQuartile, spread.Median, spread.UpperQuartile));
        Assert.Null(ValueSpread.Of([]));
    }

    private static void Always(Func<decimal[], bool> holds) => Check.QuickThrowOnFailure(Prop.ForAll(AnyValues, holds));
}
