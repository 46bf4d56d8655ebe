using System.Collections.Frozen;
using System.Globalization;
using Telemetry.Aggregator.Findings;
using Telemetry.Doctor.Edits;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>Findings as sentences, Vietnamese and English. What the catalogue does not know is given back as it is. Thread-safe.</summary>
public sealed class FindingText(Catalogue.Catalogue catalogue)
{
    // Behind a number of these the name of what is counted says enough.
    private static readonly FrozenSet<string> Counts = FrozenSet.ToFrozenSet(
        ["subscription", "site", "commune", "point", "copy", "item", "person"], StringComparer.Ordinal);

    private readonly Words _vietnamese = new(catalogue, Language.Vietnamese);
    private readonly Words _english = new(catalogue, Language.English);

    /// <summary>What was found, with the edit where there is one.</summary>
    public string Vietnamese(Finding finding)
    {
        var area = _vietnamese.Area(finding.Area);
        var period = VietnameseFormat.PeriodName(finding.Period);
        if (finding.IsSummary)
        {
            var rule = catalogue.Rules.TryGetValue(finding.Rule, out var known) ? known.Name : finding.Rule;
            return $"Quy tắc “{rule}”: còn {VietnameseFormat.Whole(finding.Count)} trường hợp nữa tại {area}, {period}, không liệt kê từng trường hợp.";
        }

        var subject = $"“{_vietnamese.Item(finding.Item)}” của {_vietnamese.Source(finding.Source)} tại {area}, {period}";
        var (actual, expected, off) = Values(finding, Vi, UnitBehind(_vietnamese, finding));
        var sentence = finding.Kind switch
        {
            CheckRuleKind.PartsTotal => $"{subject}: báo cáo {actual}, nhưng cộng các thành phần được {expected} (chênh {off}).",
            CheckRuleKind.ChildrenParent => $"{subject}: báo cáo {actual}, nhưng cộng các đơn vị cấp dưới được {expected} (chênh {off}).",
            CheckRuleKind.StockFlow => $"{subject}: cuối kỳ là {actual}, nhưng cuối kỳ trước cộng thực tăng được {expected} (chênh {off}).",
            CheckRuleKind.AtMost => $"{subject}: {actual}, nhiều hơn “{_vietnamese.Item(OtherMetric(finding))}” ({expected}).",
            CheckRuleKind.JumpHistory => $"{subject}: {actual}, khác hẳn các kỳ trước (theo các kỳ đó thì khoảng {expected}).",
            CheckRuleKind.JumpPeers => $"{subject}: {actual}, thay đổi khác hẳn các đơn vị cùng cấp (nếu thay đổi như các đơn vị đó thì khoảng {expected}).",
            CheckRuleKind.Repeated => $"{subject}: {actual} không đổi trong {Vi(finding.Count)} kỳ liền.",
            CheckRuleKind.DenominatorOlder => $"“{_vietnamese.Item(finding.Item)}” tại {area}, {period}: mẫu số cũ {actual} năm (cho phép {expected}).",
            _ => $"“{_vietnamese.Item(finding.Item)}” tại {area}, {period}: {actual}, ngoài phạm vi có thể có (giới hạn {expected}).",
        };
        return finding.Edit is { } edit ? $"{sentence} Sửa một chỗ là khớp: {Vietnamese(edit)} (“{_vietnamese.Item(finding.Cells[edit.Cell].Metric)}”, {_vietnamese.Area(finding.Cells[edit.Cell].Area)})." : sentence;
    }

    /// <summary>What was found, with the edit where there is one: numbers and periods as machines write them.</summary>
    public string English(Finding finding) => English(finding, En, p => p.ToString(), "");

    /// <summary>The same for a page: numbers and periods as every page writes them, units behind what is no count.</summary>
    public string EnglishOfPage(Finding finding) => English(finding, Vi, _english.Period, UnitBehind(_english, finding));

    /// <summary>The value of a cell with its unit where that is no count, as a page writes it: 1.860; 101,88%.</summary>
    public string Value(FindingCell cell, Words words) => Vi(cell.Value) + UnitBehind(words, cell.Metric);

    private string English(Finding finding, Func<decimal?, string> number, Func<Period, string> periodName, string unit)
    {
        var (area, period) = (_english.Area(finding.Area), periodName(finding.Period));
        if (finding.IsSummary)
        {
            var rule = catalogue.Rules.TryGetValue(finding.Rule, out var known) ? known.EnglishName : finding.Rule;
            return $"Rule '{rule}': {number(finding.Count)} more in {area}, {period}, not listed one by one.";
        }

        var subject = $"{_english.Item(finding.Item)} of {_english.Source(finding.Source)} in {area}, {period}";
        var (actual, expected, off) = Values(finding, number, unit);
        var sentence = finding.Kind switch
        {
            CheckRuleKind.PartsTotal => $"{subject}: {actual} was reported, but the parts come to {expected} (off by {off}).",
            CheckRuleKind.ChildrenParent => $"{subject}: {actual} was reported, but the units below come to {expected} (off by {off}).",
            CheckRuleKind.StockFlow => $"{subject}: the closing level is {actual}, but opening level and net additions come to {expected} (off by {off}).",
            CheckRuleKind.AtMost => $"{subject}: {actual}, more than {_english.Item(OtherMetric(finding))} ({expected}).",
            CheckRuleKind.JumpHistory => $"{subject}: {actual}, unlike the periods before (by which it would be about {expected}).",
            CheckRuleKind.JumpPeers => $"{subject}: {actual}, a change unlike the other units' of the level (by which it would be about {expected}).",
            CheckRuleKind.Repeated => $"{subject}: {actual}, unchanged for {number(finding.Count)} periods on end.",
            CheckRuleKind.DenominatorOlder => $"{_english.Item(finding.Item)} in {area}, {period}: a denominator {actual} years old ({expected} allowed).",
            _ => $"{_english.Item(finding.Item)} in {area}, {period}: {actual}, beyond what can be (limit {expected}).",
        };
        return finding.Edit is { } edit ? $"{sentence} One edit mends it: {English(edit, number)} ({_english.Item(finding.Cells[edit.Cell].Metric)}, {_english.Area(finding.Cells[edit.Cell].Area)})." : sentence;
    }

    /// <summary>1.759.720 → 1.795.720: đảo hai chữ số.</summary>
    public static string Vietnamese(FindingEdit edit) => $"{Vi(edit.From)} → {Vi(edit.To)}: {Slip(edit.Class)}";

    /// <summary>1,759,720 → 1,795,720: two digits swapped.</summary>
    public static string English(FindingEdit edit) => English(edit, En);

    /// <summary>1.759.720 → 1.795.720: two digits swapped; as a page writes numbers.</summary>
    public static string EnglishOfPage(FindingEdit edit) => English(edit, Vi);

    private static string English(FindingEdit edit, Func<decimal?, string> number) => $"{number(edit.From)} → {number(edit.To)}: {EnglishSlip(edit.Class)}";

    private static string Slip(EditClass edit) => edit switch
    {
        EditClass.SwappedDigits => "đảo hai chữ số",
        EditClass.LostZero => "thiếu một số 0",
        EditClass.GainedZero => "thừa một số 0",
        EditClass.Thousands => "nhầm nghìn với đơn vị",
        EditClass.RoundedThousands => "ghi theo nghìn, mất phần lẻ",
        _ => "đảo hai chữ số không liền nhau",
    };

    private static string EnglishSlip(EditClass edit) => edit switch
    {
        EditClass.SwappedDigits => "two digits swapped",
        EditClass.LostZero => "a zero lost",
        EditClass.GainedZero => "a zero too many",
        EditClass.Thousands => "thousands confused with units",
        EditClass.RoundedThousands => "given in thousands, the rest lost",
        _ => "two digits swapped that are not side by side",
    };

    private static (string Actual, string Expected, string Off) Values(Finding finding, Func<decimal?, string> number, string unit) =>
        (Measured(finding.Actual, number, unit), Measured(finding.Expected, number, unit), Measured(finding.Difference is { } d ? Math.Abs(d) : null, number, unit));

    private static string Measured(decimal? value, Func<decimal?, string> number, string unit) => value is null ? "" : number(value) + unit;

    // What is found of an old denominator is years, which the sentence says itself.
    private string UnitBehind(Words words, Finding finding) => finding.Kind == CheckRuleKind.DenominatorOlder ? "" : UnitBehind(words, finding.Item);

    private string UnitBehind(Words words, string item) =>
        !FigureItem.TryParse(catalogue, item, out var known) || Counts.Contains(known.Unit) ? ""
        : known.Unit == "%" ? "%"
        : " " + words.UnitsOf(known.Unit);

    private static string OtherMetric(Finding finding) => finding.Cells.Count > 1 ? finding.Cells[1].Metric : "";

    private static string Vi(decimal? value) => value is { } number ? VietnameseFormat.Exact(number) : "";

    private static string En(decimal? value) => value?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "";
}
