using Telemetry.Aggregator.Findings.Checks;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Tests.Findings;

/// <summary>Rules that statistics decide: they see a slip of the hand and leave noise, growth and seasons alone.</summary>
public sealed class PatternRuleTests
{
    private const string June = "2013-06";
    private const int Cells = 20_000;

    private static readonly string[] Communes = ["07213", "07216", "07219", "07240", "07243"];

    /// <summary>Noise (standard deviation on the logarithmic scale), growth a month, seasonal swing, months of history.</summary>
    public static TheoryData<double, double, double, int> Series => new()
    {
        { 0.01, 0, 0, 6 },
        { 0.05, 0, 0, 6 },
        { 0.05, 0.02, 0, 8 },
        { 0.1, 0, 0, 8 },
        { 0.2, 0, 0, 13 },
        { 0.02, 0.01, 0.3, 13 },
        { 0.05, 0, 0.5, 13 },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public void Fewer_than_one_ordinary_cell_in_a_thousand_is_called_a_jump(double noise, double growth, double season, int history)
    {
        var rule = Rule("jump.history");
        var random = new Random(11);
        var alarms = 0;
        for (var cell = 0; cell < Cells; cell++)
        {
            alarms += UsualValue(rule, Ordinary(random, noise, growth, season, history)) is null ? 0 : 1;
        }

        Assert.True(alarms * 1000 < Cells, $"{alarms} of {Cells}");
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.03)]
    public void A_slip_of_the_hand_is_called_a_jump(double noise)
    {
        var rule = Rule("jump.history");
        var random = new Random(12);
        var (slips, seen) = (0, 0);
        for (var cell = 0; cell < 2000; cell++)
        {
            var values = Ordinary(random, noise, 0.005, 0, 12);
            foreach (var slip in new[] { values[0] * 10, Math.Floor(values[0] / 10), Math.Floor(values[0] / 1000), SwappedLeading(values[0]) })
            {
                // Digits that are nearly the same make no jump when they change places.
                if (Math.Abs(Math.Log(slip / values[0])) > 0.5)
                {
                    slips++;
                    seen += UsualValue(rule, [slip, .. values[1..]]) is null ? 0 : 1;
                }
            }
        }

        Assert.True(seen >= slips * 0.99, $"{seen} of {slips}");
    }

    [Fact]
    public async Task A_value_ten_times_as_high_is_found_once_and_not_on_its_way_back()
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "subs.mobile", "07213", June, 10_000, 10_120, 10_190, 10_300, 10_420, 10_480, 105_900);

        var finding = (await world.OnlyAsync(June, "jump.history")).Finding;
        Assert.Equal(105_900, finding.Actual);
        Assert.InRange(finding.Expected!.Value, 10_400, 10_800);
        Assert.Equal(7, finding.Cells.Count);

        await world.World.ReportAsync("vnpt", "2013-07", ("07213", "subs.mobile", 10_680));
        await world.NoneAsync("2013-07", "jump.history");
    }

    [Fact]
    public async Task A_history_too_short_is_no_ground_for_a_finding()
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "subs.mobile", "07213", June, 10_000, 10_120, 10_190, 10_300, 10_420, 105_900);

        await world.NoneAsync(June, "jump.history");
    }

    [Fact]
    public async Task A_constant_history_does_not_alarm_at_its_first_change()
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "subs.mobile", "07213", June, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_150);

        await world.NoneAsync(June, "jump.history");
    }

    [Fact]
    public async Task An_amount_that_may_be_negative_is_held_against_the_amounts_before()
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "added.fixed", "07213", June, 120, -80, 95, -30, 60, -110, 9_000);

        var finding = (await world.OnlyAsync(June, "jump.history")).Finding;

        Assert.Equal(("added.fixed", 9_000m), (finding.Item, finding.Actual));
    }

    [Fact]
    public async Task A_commune_that_changes_unlike_the_others_is_found()
    {
        await using var world = new FindingWorld();
        foreach (var commune in Communes)
        {
            await world.MonthsAsync("vnpt", "subs.postpaid", commune, June, 10_000, 10_100, commune == "07216" ? 20_300 : 10_250);
        }

        var finding = (await world.OnlyAsync(June, "jump.peers")).Finding;

        Assert.Equal(("07216", 20_300m), (finding.Area.Code, finding.Actual));
        Assert.InRange(finding.Expected!.Value, 10_200, 10_300);
    }

    [Fact]
    public async Task A_change_that_all_communes_made_is_no_finding()
    {
        await using var world = new FindingWorld();
        foreach (var (i, commune) in Communes.Index())
        {
            await world.MonthsAsync("vnpt", "subs.postpaid", commune, June, 10_000, 10_100, 20_000 + (100 * i));
        }

        await world.NoneAsync(June, "jump.peers");
    }

    [Fact]
    public async Task A_figure_that_used_to_change_and_stays_is_one_finding_however_long_it_stays()
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "subs.prepaid", "07213", "2013-08", 1_480, 1_502, 1_502, 1_502, 1_502, 1_502, 1_502);
        foreach (var period in new[] { "2013-05", June, "2013-07", "2013-08" })
        {
            await world.CheckAsync(period);
        }

        Assert.Empty(world.Of("2013-05", "repeated"));
        var finding = Assert.Single(world.Of(June, "repeated")).Finding;
        Assert.Equal((1_502m, 4), (finding.Actual, finding.Cells.Count));
        Assert.Empty(world.Of("2013-07", "repeated"));
        Assert.Empty(world.Of("2013-08", "repeated"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public async Task Nothing_and_next_to_nothing_may_stay(int value)
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "subs.prepaid", "07213", June, 1_480, value, value, value, value);

        await world.NoneAsync(June, "repeated");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task What_never_changed_is_held_against_its_peers(bool peersChange, int findings)
    {
        await using var world = new FindingWorld();
        foreach (var commune in Communes)
        {
            var stays = commune == "07213" || !peersChange;
            await world.MonthsAsync("vnpt", "subs.prepaid", commune, June, stays ? [500, 500, 500, 500] : [500, 510, 530, 560]);
        }

        await world.CheckAsync(June);

        Assert.Equal(findings, world.Of(June, "repeated").Count);
    }

    [Fact]
    public async Task A_month_that_is_missing_ends_a_run()
    {
        await using var world = new FindingWorld();
        await world.MonthsAsync("vnpt", "subs.prepaid", "07213", June, 1_480, 1_502, 1_502, null, 1_502, 1_502);

        await world.NoneAsync(June, "repeated");
    }

    private static CheckRule Rule(string code) => TestCatalogue.Small.Rules[code];

    private static double? UsualValue(CheckRule rule, double[] values) =>
        JumpHistoryCheck.UsualValue(rule, values, values.Length > 13 ? (values[12], values[13]) : null);

    // The newest first.
    private static double[] Ordinary(Random random, double noise, double growth, double season, int history)
    {
        var start = random.Next(2_000, 2_000_000);
        var phase = random.Next(12);
        return [.. Enumerable.Range(0, history + 1).Reverse().Select(month =>
            Math.Round(start * Math.Exp((growth * month) + (season * Math.Sin(2 * Math.PI * (month + phase) / 12)) + (noise * Normal(random)))))];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double SwappedLeading(double value)
    {
        var digits = value.ToString("0", System.Globalization.CultureInfo.InvariantCulture).ToCharArray();
        if (digits[1] == '0')
        {
            return value;
        }

        (digits[0], digits[1]) = (digits[1], digits[0]);
        return double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
