using FsCheck;
using FsCheck.Fluent;
using Telemetry.Aggregator.Reconciliation;

namespace Telemetry.Aggregator.Tests.Reconciliation;

public sealed class PrintedValueTests
{
    [Theory]
    [InlineData(2.390, 3, 0.01)]
    [InlineData(2.875, 3, 0.001)]
    [InlineData(2.000, 3, 1)]
    [InlineData(120.00, 2, 1)]
    [InlineData(7032, 0, 1)]
    [InlineData(7030, 0, 10)]
    [InlineData(89_700_000, 0, 100_000)]
    [InlineData(1_000_000, 0, 10_000)]
    [InlineData(90, 0, 1)]
    [InlineData(0, 2, 0.01)]
    [InlineData(-1_500_000, 0, 10_000)]
    public void Zeros_at_the_end_say_nothing_of_how_precisely_it_was_printed(double value, int decimals, double step) =>
        Assert.Equal((decimal)step, PrintedValue.Of((decimal)value, decimals).Step);

    [Theory]
    [InlineData(2.387, PrintFit.Rounded)]
    [InlineData(2.395, PrintFit.Rounded)]
    [InlineData(2.399, PrintFit.CutOff)]
    [InlineData(2.39, PrintFit.Exact)]
    [InlineData(2.384, null)]
    [InlineData(2.4, null)]
    [InlineData(-2.39, null)]
    public void A_value_fits_where_rounding_or_cutting_off_gives_it(double exact, PrintFit? fit) =>
        Assert.Equal(fit, PrintedValue.Of(2.390m, 3).FitOf((decimal)exact));

    [Fact]
    public void What_was_rounded_or_cut_off_from_a_value_fits_it() => Prop.ForAll(
        (from scaled in Gen.Choose(-2_000_000_000, 2_000_000_000) from decimals in Gen.Choose(0, 4) select (Exact: scaled / 1_000_000m, Decimals: decimals)).ToArbitrary(),
        c =>
        {
            var (exact, decimals) = c;
            Assert.NotNull(PrintedValue.Of(decimal.Round(exact, decimals, MidpointRounding.AwayFromZero), 6).FitOf(exact));
            var cut = decimal.Round(exact, decimals, MidpointRounding.ToZero);
            Assert.True(cut == 0 || PrintedValue.Of(cut, 6).FitOf(exact) is not null);
        }).QuickCheckThrowOnFailure();
}
