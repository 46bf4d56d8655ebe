using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Tests.Reading;

/// <summary>What holds for every text and every number.</summary>
public sealed class ReadingProperties
{
    private static readonly string[] Pieces =
    [
        "1.759.720", "116,25", "2.03km", "/", "100 dân", " ", "\t", "\n", ";", ",", "|", "(", ")", ":", "%", "tăng", "giảm", "so với cùng kỳ", "năm 2014", "6/2013", "trong đó", "gồm",
        "thuê bao di động", "Doanh thu", "tỷ đồng", "KH", "\"", "-", "hơn", "STT", "ĐVT", "Tổng cộng", "e\u0302\u0301", "\ud800", "\udc00", "\u0301", "\u200b", "0", "999999999999999999999", ".", "quý", "I",
        "\u00a0", "Viettel", "tỉnh Bắc Giang", "30-6-2013", "25/2011/NĐ-CP", "đạt", "*", "#", "[", "99/106 xã", "bằng", "\r\n", "\u2028", "ước", "từ", "đến", "lần lượt",
    ];

    [Fact]
    public void A_whole_number_in_any_style_reads_back_the_same() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        value =>
        {
            foreach (var group in (ReadOnlySpan<string>)[".", ",", "\u00a0", ""])
            {
                var printed = value.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = group });
                Assert.Equal(value, Assert.Single(ReportReader.Read($"Tổng số là {printed} thuê bao di động").Numbers).Value);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_decimal_in_either_style_reads_back_the_same_and_lies_in_its_interval() => Prop.ForAll(
        (from whole in Gen.Choose(0, 999_999) from cents in Gen.Choose(0, 99) select whole + (cents / 100m)).ToArbitrary(),
        value =>
        {
            foreach (var culture in (ReadOnlySpan<string>)["vi-VN", "en-US"])
            {
                var printed = value.ToString("#,0.00", CultureInfo.GetCultureInfo(culture));
                var number = Assert.Single(ReportReader.Read($"đạt {printed} tỷ đồng").Numbers);
                Assert.Equal(value * 1_000_000_000m, number.Value);
                Assert.True(number.IfRounded.Contains(number.Value) && number.IfTruncated.Contains(number.Value));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_fails_and_every_span_lies_in_it() => Prop.ForAll(
        Gen.ListOf(Gen.OneOf(Gen.Elements(Pieces), Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString()))).Select(p => string.Concat(p)).ToArbitrary(),
        text =>
        {
            var report = Repository.Label(text);
            var document = report.Document;
            var whole = new TextSpan(0, text.Length);
            Assert.Equal(document.Numbers.Count, report.Numbers.Count);
            Assert.Equal(document.Tables.Count, report.Tables.Count);
            Assert.All(document.Numbers.Select((n, i) => (Number: n, Place: i)), n =>
            {
                Assert.Equal(n.Place, n.Number.Id);
                Assert.True(whole.Contains(n.Number.Phrase) && n.Number.Phrase.Contains(n.Number.Span));
                Assert.Equal(document.At(n.Number.Span), n.Number.Text);
                Assert.True(n.Number.IfRounded.Low <= n.Number.IfRounded.High);
            });
            Assert.All(document.Passages, p => Assert.True(whole.Contains(p.Span) && p.Sentences.All(p.Span.Contains)));
            Assert.All(document.Tables.SelectMany(t => t.Rows.SelectMany(r => r).Append(t.Span).Append(t.Caption)), s => Assert.True(whole.Contains(s)));
            Assert.All(document.Tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns, r.Count)));
            Assert.All(report.Numbers.Where(n => n.Of is not null || n.Whole is not null), n => Assert.True((n.Of ?? 0) < report.Numbers.Count && (n.Whole?.Whole ?? 0) < report.Numbers.Count && n.Of != n.Number.Id && n.Whole?.Whole != n.Number.Id));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Theory]
    [InlineData("bac-giang-2013.txt")]
    [InlineData("quang-ninh-2014.txt")]
    public void A_decomposed_text_says_the_same_as_a_composed_one(string name)
    {
        var composed = Repository.Label(Repository.Sample(name));
        var text = Repository.Sample(name).Normalize(NormalizationForm.FormD);
        var decomposed = Repository.Label(text);

        Assert.Equal(composed.Numbers.Select(Said), decomposed.Numbers.Select(Said));
        Assert.All(decomposed.Numbers, n => Assert.Equal(n.Number.Text, text.Substring(n.Number.Span.Start, n.Number.Span.Length)));

        static object Said(Doctor.Meaning.LabelledNumber n) =>
            (n.Number.Text, n.Number.Value, n.Number.Unit, n.Number.Wording, n.Role, n.Item, n.Period, n.Of, n.Whole, n.Confidence, n.Number.Cell, n.Subject.Normalize());
    }
}
