using System.Text.Json;
using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Json;
using Telemetry.Doctor.Meaning;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Json;

public sealed class ExaminationJsonTests
{
    private const string Text = "Thuê bao ít nhất 1.869.673, di động 1.759.720 <b>.";
    private static readonly Catalogue.Catalogue Catalogue = Load();
    private static readonly AreaKey BacGiang = new("24", new DateOnly(2004, 7, 8));

    [Fact]
    public void The_document_says_where_each_number_stands_and_what_it_was_taken_for()
    {
        var json = Write(WordsIn.Both, given: Text.Length);

        var number = json.GetProperty("numbers")[1];
        Assert.Equal("1.759.720", Text.Substring(number.GetProperty("start").GetInt32(), number.GetProperty("length").GetInt32()));
        Assert.Equal("di động 1.759.720", Text.Substring(number.GetProperty("phraseStart").GetInt32(), number.GetProperty("phraseLength").GetInt32()));
        Assert.Equal((1_759_720, 1_759_720, 1_759_720), (number.GetProperty("value").GetInt32(), number.GetProperty("low").GetInt32(), number.GetProperty("high").GetInt32()));
        Assert.Equal(("actual", "subscribers.mobile", "2013-06", "certain", "plain"), (Of("role"), Of("item"), Of("period"), Of("confidence"), Of("wording")));
        Assert.Equal(0, number.GetProperty("partOf").GetProperty("whole").GetInt32());

        string? Of(string name) => number.GetProperty(name).GetString();
    }

    [Fact]
    public void An_end_that_the_words_leave_open_is_absent()
    {
        var number = Write(WordsIn.Both, given: Text.Length).GetProperty("numbers")[0];

        Assert.True(number.TryGetProperty("low", out _));
        Assert.False(number.TryGetProperty("high", out _));
        Assert.False(number.TryGetProperty("unit", out _));
    }

    [Fact]
    public void A_diagnosis_has_its_arithmetic_its_edit_and_where_the_ledgers_figure_comes_from()
    {
        var json = Write(WordsIn.Both, given: Text.Length);
        var diagnosis = Assert.Single(json.GetProperty("diagnoses").EnumerateArray());

        Assert.Equal(("totalAndParts", "fails"), (diagnosis.GetProperty("kind").GetString(), diagnosis.GetProperty("verdict").GetString()));
        Assert.Equal("notWhole", diagnosis.GetProperty("marks")[0].GetString());
        Assert.Equal("chênh 36.000", diagnosis.GetProperty("arithmetic").GetProperty("vi").GetString());
        Assert.Equal("difference 36,000", diagnosis.GetProperty("arithmetic").GetProperty("en").GetString());
        Assert.Equal("swappedDigits", diagnosis.GetProperty("edits")[0].GetProperty("slip").GetString());
        Assert.Equal("landArea", diagnosis.GetProperty("implied").GetProperty("what").GetString());
        Assert.Equal("24@2004-07-08", diagnosis.GetProperty("ledger")[0].GetProperty("area").GetProperty("code").GetString());
        Assert.Equal(("Bắc Giang", 7), (diagnosis.GetProperty("ledger")[0].GetProperty("area").GetProperty("name").GetString(), diagnosis.GetProperty("ledger")[0].GetProperty("position").GetInt64()));
        Assert.Equal((2, 1, 0, 0), (Count("numbers"), Count("fails"), Count("holdsOnlyIf"), Count("holds")));
        Assert.Equal("24@2004-07-08", json.GetProperty("readAs").GetProperty("area").GetProperty("code").GetString());

        int Count(string name) => json.GetProperty("counts").GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData(WordsIn.Vietnamese, true, false)]
    [InlineData(WordsIn.English, false, true)]
    public void Sentences_are_in_the_language_that_was_asked_for(WordsIn words, bool vietnamese, bool english)
    {
        var summary = Write(words, given: Text.Length).GetProperty("diagnoses")[0].GetProperty("summary");

        Assert.Equal((vietnamese, english), (summary.TryGetProperty("vi", out _), summary.TryGetProperty("en", out _)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(10, true)]
    public void A_text_of_which_the_end_was_not_read_says_so(int more, bool isCut)
    {
        var text = Write(WordsIn.Both, given: Text.Length + more).GetProperty("text");

        Assert.Equal((Text.Length, isCut), (text.GetProperty("characters").GetInt32(), text.GetProperty("isCut").GetBoolean()));
    }

    [Fact]
    public void What_was_written_is_read_again_as_the_same()
    {
        var document = Map(WordsIn.Both, Text.Length);
        var again = JsonSerializer.Deserialize(JsonSerializer.Serialize(document, DoctorJsonContext.Readable.ExaminationJson), DoctorJsonContext.Readable.ExaminationJson);

        Assert.Equal(JsonSerializer.Serialize(document, DoctorJsonContext.Readable.ExaminationJson), JsonSerializer.Serialize(again, DoctorJsonContext.Readable.ExaminationJson));
    }

    private static JsonElement Write(WordsIn words, int given) =>
        JsonDocument.Parse(JsonSerializer.Serialize(Map(words, given), DoctorJsonContext.Readable.ExaminationJson)).RootElement.Clone();

    private static ExaminationJson Map(WordsIn words, int given) => ExaminationJsonMapper.Map(Made(), given, hasLedger: true, Catalogue, words);

    private static Examination Made()
    {
        var june = Period.Month(2013, 6);
        Assert.True(Catalogue.TryGetArea(BacGiang, out var area));
        LabelledNumber[] numbers =
        [
            Labelled(0, "1.869.673", "ít nhất 1.869.673", 1_869_673) with { Item = "subscribers.telephone" },
            Labelled(1, "1.759.720", "di động 1.759.720", 1_759_720) with { Item = "subscribers.mobile", Period = june, Whole = new PartOf(0, IsList: true) },
        ];
        numbers[0] = numbers[0] with { Number = numbers[0].Number with { IfRounded = new Interval(1_869_673, decimal.MaxValue), Wording = NumberWording.AtLeast } };
        var document = new ReportDocument(Text, [], [], [.. numbers.Select(n => n.Number)]);
        var diagnosis = new Diagnosis
        {
            Kind = DiagnosisKind.TotalAndParts,
            Verdict = Verdict.Fails,
            Marks = [DiagnosisMark.NotWhole],
            Summary = new Sentence("không khớp", "fails"),
            Arithmetic = new Sentence("chênh 36.000", "difference 36,000"),
            Numbers = [new NumberUse(0, "total"), new NumberUse(1, "part")],
            Implied = new ImpliedValue("land_area", new Interval(1, 2), 1.5m),
            Edits = [new ProposedEdit(1, "1.759.720", "1.795.720", "swapped_digits", 1, 0)],
            Ledger = [new LedgerUse("area.land", BacGiang, june, Period.OfYear(2013), 3849.70m, "all", 7)],
            Confidence = Confidence.Certain,
        };
        return new Examination(new LabelledReport(document, numbers, [], area, june), [diagnosis]);
    }

    private static LabelledNumber Labelled(int id, string digits, string phrase, decimal value) => new()
    {
        Role = NumberRole.Actual,
        Confidence = Confidence.Certain,
        Number = new PrintedNumber
        {
            Id = id,
            Span = new TextSpan(Text.IndexOf(digits, StringComparison.Ordinal), digits.Length),
            Phrase = new TextSpan(Text.IndexOf(phrase, StringComparison.Ordinal), phrase.Length),
            Text = digits,
            Value = value,
            Style = NumberStyle.Vietnamese,
            Scale = 1,
            Decimals = 0,
            Wording = NumberWording.Plain,
            IfRounded = Interval.Exactly(value),
            IfTruncated = Interval.Exactly(value),
        },
    };

    private static Catalogue.Catalogue Load() => CatalogueLoader.Load(CatalogueFiles.Read(Path.Combine(AppContext.BaseDirectory, "catalogue"))).Catalogue!;
}
