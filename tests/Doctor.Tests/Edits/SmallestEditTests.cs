using FsCheck;
using FsCheck.Fluent;
using Telemetry.Doctor.Edits;

namespace Telemetry.Doctor.Tests.Edits;

/// <summary>An edit is named where arithmetic allows exactly one of the smallest size.</summary>
public sealed class SmallestEditTests
{
    private const int Runs = 2000;

    [Fact]
    public void Bac_Giang_2013_has_one_swap() => Assert.Equal(
        new CellEdit(2, 1_759_720, 1_795_720, EditClass.SwappedDigits), SmallestEdit.Find(Sum(1_869_673, 73_953, 1_759_720)));

    [Fact]
    public void Quang_Ninh_2014_confused_thousands() => Assert.Equal(
        new CellEdit(3, 160_21, 160_210_00, EditClass.Thousands), SmallestEdit.Find(Sum(1_721_878_00, 133_202_00, 23_758_00, 160_21, 1_404_708_00)));

    [Fact]
    public void What_was_cut_off_below_a_thousand_comes_back_from_the_sum() => Assert.Equal(
        new CellEdit(3, 160, 160_210, EditClass.RoundedThousands), SmallestEdit.Find(Sum(1_721_878, 133_202, 23_758, 160, 1_404_708)));

    [Theory]
    [InlineData(12_340, 1_234, EditClass.LostZero)]
    [InlineData(12_034, 1_234, EditClass.LostZero)]
    [InlineData(1_234, 12_340, EditClass.GainedZero)]
    [InlineData(1_234, 10_234, EditClass.GainedZero)]
    [InlineData(5_678, 5_678_000, EditClass.Thousands)]
    [InlineData(5_678_000, 5_678, EditClass.Thousands)]
    [InlineData(41_235, 14_235, EditClass.SwappedDigits)]
    [InlineData(51_234, 41_235, EditClass.SwappedDistantDigits)]
    public void Each_slip_of_the_hand_is_told_from_the_others(long right, long given, EditClass expected) =>
        Assert.Equal(new CellEdit(1, given, right, expected), SmallestEdit.Find(Sum(right + 7_777_776, given, 7_777_776)));

    [Fact]
    public void Two_edits_as_small_are_none() => Assert.Null(SmallestEdit.Find(Sum(12 + 21, 12, 12)));

    [Fact]
    public void A_relation_that_holds_wants_no_edit() => Assert.Empty(SmallestEdit.Candidates(Sum(46, 12, 34)));

    [Fact]
    public void An_edit_stays_within_the_metric_and_leaves_what_is_beyond_doubt()
    {
        var cells = Sum(1_869_673, 73_953, 1_759_720).Cells.ToArray();
        Assert.Null(SmallestEdit.Find(new LinearRelation([cells[0], cells[1], cells[2] with { Maximum = 1_790_000 }])));
        Assert.Null(SmallestEdit.Find(new LinearRelation([cells[0], cells[1], cells[2] with { IsFixed = true }])));
    }

    [Fact]
    public void A_negative_number_keeps_its_sign() => Assert.Equal(
        new CellEdit(0, -1_243, -1_234, EditClass.SwappedDigits), SmallestEdit.Find(new LinearRelation([new(1, -1_243), new(-1, -1_234, IsFixed: true)])));

    [Fact]
    public void A_relation_may_leave_room() => Assert.Equal(
        [new CellEdit(0, 91, 19, EditClass.SwappedDigits)],
        SmallestEdit.Candidates(new LinearRelation([new(1, 91), new(-1, 20, IsFixed: true)], Lowest: -100, Highest: 0)));

    [Fact]
    public void Numbers_at_the_end_of_what_fits_are_no_overflow()
    {
        Assert.Empty(SmallestEdit.Candidates(Sum(long.MaxValue, long.MaxValue, long.MaxValue)));
        Assert.Empty(DigitEdits.Of(long.MinValue));
        Assert.Empty(DigitEdits.Of(0));
    }

    [Fact]
    public void Every_candidate_makes_the_relation_hold() => ForAll(Slip(), slip =>
        Assert.All(SmallestEdit.Candidates(slip.Relation), edit =>
        {
            var cells = slip.Relation.Cells.ToArray();
            cells[edit.Cell] = cells[edit.Cell] with { Value = edit.To };
            Assert.True(new LinearRelation(cells).Holds);
            Assert.Equal(slip.Relation.Cells[edit.Cell].Value, edit.From);
        }));

    [Fact]
    public void A_swap_is_among_the_candidates_and_is_named_when_it_is_alone() => ForAll(Slip(), slip =>
    {
        var truth = new CellEdit(slip.Cell, slip.Given, slip.Right, EditClass.SwappedDigits);
        var candidates = SmallestEdit.Candidates(slip.Relation);

        Assert.Contains(truth, candidates);
        if (candidates.Count(c => c.Class == EditClass.SwappedDigits) == 1)
        {
            Assert.Equal(truth, SmallestEdit.Find(slip.Relation));
        }
    });

    private static LinearRelation Sum(long total, params long[] parts) => new([new RelationCell(1, total), .. parts.Select(p => new RelationCell(-1, p))]);

    // A sum that holds, one number of which then gets two neighbouring digits swapped.
    private static Gen<Swap> Slip() =>
        from parts in Gen.NonEmptyListOf(Gen.Choose(10, 99_999_999))
        from cell in Gen.Choose(0, parts.Count)
        from place in Gen.Choose(0, 7)
        let numbers = parts.Select(p => (long)p).Prepend(parts.Sum(p => (long)p)).ToArray()
        let given = Swapped(numbers[cell], place)
        where given != numbers[cell]
        select new Swap(cell, numbers[cell], given, Sum(cell == 0 ? given : numbers[0], [.. numbers[1..].Select((n, i) => i + 1 == cell ? given : n)]));

    private static long Swapped(long number, int place)
    {
        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture).ToCharArray();
        var at = place % (digits.Length - 1);
        if (at == 0 && digits[1] == '0')
        {
            return number;
        }

        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void ForAll(Gen<Swap> gen, Action<Swap> check) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(gen.ToArbitrary(), slip =>
    {
        check(slip);
        return true;
    }));

    private sealed record Swap(int Cell, long Right, long Given, LinearRelation Relation);
}
