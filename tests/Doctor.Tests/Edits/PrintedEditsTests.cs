using Telemetry.Doctor.Edits;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Edits;

public sealed class PrintedEditsTests
{
    [Theory]
    [InlineData("1.759.720", 1_759_720, 0, true, "1.795.720", "swapped_digits")]
    [InlineData("160,21", 160.21, 2, true, "160.210", "lost_zero")]
    [InlineData("160,21", 160.21, 2, true, "16.021", "decimal_mark")]
    [InlineData("11,625", 11.625, 3, false, "116,25", "factor_ten")]
    [InlineData("83", 83, 0, false, "93", "one_digit")]
    [InlineData("5.678", 5_678, 0, true, "5.678.000", "thousands")]
    [InlineData("1.234", 1_234, 0, true, "4.231", "swapped_distant_digits")]
    public void Each_slip_of_print_is_tried(string text, double value, int decimals, bool isCount, string right, string slip) =>
        Assert.Contains(PrintedEdits.Of(Printed(text, (decimal)value, decimals), isCount), e => e.Text == right && PrintedSlips.Name(e.Slip) == slip);

    [Fact]
    public void The_smallest_slips_come_first_and_none_leaves_the_number_as_it_is()
    {
        var edits = PrintedEdits.Of(Printed("1.234", 1_234, 0), isCount: true);

        Assert.Equal(edits.Select(e => PrintedSlips.Size(e.Slip)).Order(), edits.Select(e => PrintedSlips.Size(e.Slip)));
        Assert.DoesNotContain(edits, e => e.Value == 1_234);
        Assert.Equal(edits.Count, edits.Select(e => e.Value).Distinct().Count());
    }

    [Fact]
    public void Another_reading_of_the_same_digits_is_the_smallest()
    {
        var number = Printed("133,202", 133.202m, 3) with { OtherReadings = [new NumberReading(133_202, NumberStyle.English, 0)] };

        Assert.Equal((133_202m, PrintedSlip.DecimalMark), (PrintedEdits.Of(number, isCount: true)[0].Value, PrintedEdits.Of(number, isCount: true)[0].Slip));
    }

    [Fact]
    public void A_scale_stays_with_the_number_and_a_fall_keeps_its_sign()
    {
        var billions = Printed("1.284", 1_284_000_000_000, 0) with { Scale = 1_000_000_000 };
        var fall = Printed("25,4", -25.4m, 1);

        Assert.Contains(PrintedEdits.Of(billions, isCount: false), e => e is { Value: 1_248_000_000_000, Text: "1.248" });
        Assert.Contains(PrintedEdits.Of(fall, isCount: false), e => e is { Value: -52.4m, Text: "52,4" });
    }

    private static PrintedNumber Printed(string text, decimal value, int decimals) => new()
    {
        Id = 0,
        Span = default,
        Phrase = default,
        Text = text,
        Value = value,
        Style = NumberStyle.Vietnamese,
        Scale = 1,
        Decimals = decimals,
        Wording = NumberWording.Plain,
        IfRounded = Interval.Exactly(value),
        IfTruncated = Interval.Exactly(value),
    };
}
