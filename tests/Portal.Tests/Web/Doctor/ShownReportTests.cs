using Telemetry.Doctor;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;
using Telemetry.Portal.Pages.Examinations;

namespace Telemetry.Portal.Tests.Web.Doctor;

/// <summary>How a report is laid out, on examinations made by hand.</summary>
public sealed class ShownReportTests
{
    [Fact]
    public void Every_character_of_running_text_is_shown_in_its_order()
    {
        const string Text = "Đạt 12 máy và 12.5 % của 7.";
        var shown = Show(Text, ["12", "12.5", "7"]);

        Assert.Equal(Text, string.Concat(Assert.Single(shown.Blocks).Text.Select(p => p.Text)));
        Assert.Equal([0, 1, 2], shown.Blocks[0].Text.Where(p => p.Number is not null).Select(p => p.Number!.Value));
    }

    [Fact]
    public void A_number_is_shown_with_the_worst_that_is_said_of_it()
    {
        var shown = Show(
            "1 2 3 4 5",
            ["1", "2", "3", "4", "5"],
            Diagnosed(Verdict.Fails, [0, 1], edit: 2),
            Diagnosed(Verdict.HoldsOnlyIf, [0, 3]),
            Diagnosed(Verdict.HoldsOnlyIf, [3]),
            Diagnosed(Verdict.Holds, [1, 3]));
        var numbers = shown.Blocks[0].Text.Where(p => p.Number is not null).ToList();

        // The one in question, and the one that the edit changes; what stands beside them is in no doubt.
        Assert.Equal([Verdict.Fails, Verdict.Holds, Verdict.Fails, Verdict.HoldsOnlyIf, null], numbers.Select(n => n.Verdict));
        Assert.Equal([0, 3, 0, 2, null], numbers.Select(n => n.Diagnosis));
    }

    [Fact]
    public void A_table_is_a_table_between_the_text_before_and_behind_it()
    {
        const string Text = "Trước 1\n\nA\tB\nx\t2\n\nSau 3";
        var rows = new[] { new[] { Span(Text, "A"), Span(Text, "B") }, [Span(Text, "x"), Span(Text, "2")] };
        var start = Text.IndexOf("A\t", StringComparison.Ordinal);
        var table = new PrintedTable(new TextSpan(start, Text.IndexOf("\n\nSau", StringComparison.Ordinal) - start), default, 1, rows);
        var shown = Show(Text, ["1", "2", "3"], tables: [table]);

        Assert.Equal(["Trước 1", null, "Sau 3"], shown.Blocks.Select(b => b.Table is null ? string.Concat(b.Text.Select(p => p.Text)) : null));
        var made = shown.Blocks[1].Table!;
        Assert.Equal(["A B", "x 2"], made.Rows.Select(r => string.Join(' ', r.Select(c => string.Concat(c.Select(p => p.Text))))));
        Assert.Equal((1, 1), (made.HeadingRows, made.Rows[1][1].Single().Number));
        Assert.Empty(made.Caption);
    }

    [Fact]
    public void Of_phrases_that_meet_each_number_keeps_its_own_digits()
    {
        const string Text = "từ 5 đến 7 máy";
        var shown = new ShownReport(Made(Text, [Number(0, Text, "5", "5 đến 7"), Number(1, Text, "7", "7 máy")], [], []));

        Assert.Equal(["từ ", "5", " đến ", "7 máy"], shown.Blocks[0].Text.Select(p => p.Text));
    }

    [Theory]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("\u2066\u0007\u0085", "⟨U+2066⟩⟨U+0007⟩⟨U+0085⟩")]
    [InlineData("😀 tệ\u0323\tb\n", "😀 tệ\u0323\tb\n")]
    public void Signs_that_nobody_sees_are_made_visible(string text, string expected) => Assert.Equal(expected, VisibleSigns.In(text));

    // Half a pair does not survive in an attribute.
    [Fact]
    public void Half_a_surrogate_pair_is_made_visible() => Assert.Equal("a⟨U+D800⟩b⟨U+DC00⟩", VisibleSigns.In("a\ud800b\udc00"));

    private static ShownReport Show(string text, string[] digits, params Diagnosis[] diagnoses) => Show(text, digits, [], diagnoses);

    private static ShownReport Show(string text, string[] digits, PrintedTable[] tables, params Diagnosis[] diagnoses)
    {
        var (numbers, at) = (new List<PrintedNumber>(), 0);
        foreach (var number in digits)
        {
            at = text.IndexOf(number, at, StringComparison.Ordinal);
            numbers.Add(Number(numbers.Count, number, new TextSpan(at, number.Length), new TextSpan(at, number.Length)));
            at += number.Length;
        }

        return new ShownReport(Made(text, numbers, tables, diagnoses));
    }

    private static Examination Made(string text, IReadOnlyList<PrintedNumber> numbers, PrintedTable[] tables, Diagnosis[] diagnoses)
    {
        var labelled = numbers.Select(n => new LabelledNumber { Number = n, Role = NumberRole.Unknown, Confidence = Confidence.Possible }).ToList();
        return new Examination(new LabelledReport(new ReportDocument(text, [], tables, numbers), labelled, [], null, null), diagnoses);
    }

    private static TextSpan Span(string text, string piece) => new(text.IndexOf(piece, StringComparison.Ordinal), piece.Length);

    private static PrintedNumber Number(int id, string text, string digits, string phrase) => Number(id, digits, Span(text, digits), Span(text, phrase));

    private static PrintedNumber Number(int id, string digits, TextSpan span, TextSpan phrase) => new()
    {
        Id = id,
        Span = span,
        Phrase = phrase,
        Text = digits,
        Value = 1,
        Style = NumberStyle.Plain,
        Scale = 1,
        Decimals = 0,
        Wording = NumberWording.Plain,
        IfRounded = Interval.Exactly(1),
        IfTruncated = Interval.Exactly(1),
    };

    private static Diagnosis Diagnosed(Verdict verdict, int[] numbers, int? edit = null) => new()
    {
        Kind = DiagnosisKind.TotalAndParts,
        Verdict = verdict,
        Summary = new Sentence("", ""),
        Arithmetic = new Sentence("", ""),
        Numbers = [.. numbers.Select(n => new NumberUse(n, "part"))],
        Edits = edit is { } number ? [new ProposedEdit(number, "1", "2", "one_digit", 0, 0)] : [],
        Confidence = Confidence.Certain,
    };
}
