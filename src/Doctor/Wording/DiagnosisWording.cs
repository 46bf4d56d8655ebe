using System.Diagnostics;
using Telemetry.Doctor.Diagnoses;
using Telemetry.Doctor.Json;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Wording;

/// <summary>The fixed words of a diagnosis in both languages, by the names that the document has for them; the page and the tool say the same. Pure.</summary>
public static class DiagnosisWording
{
    private static readonly Dictionary<string, Sentence> Kinds = Named<DiagnosisKind>(DoctorNames.Of, kind => kind switch
    {
        DiagnosisKind.TotalAndParts => new("Tổng và các thành phần", "Total and parts"),
        DiagnosisKind.TableTotal => new("Dòng, cột tổng của bảng", "Total of a table"),
        DiagnosisKind.PartOfWhole => new("Phần và toàn bộ", "Part and whole"),
        DiagnosisKind.ShareAndBase => new("Tỷ trọng và tổng", "Share and whole"),
        DiagnosisKind.RatioAndBase => new("Tỷ lệ và mẫu số", "Ratio and denominator"),
        DiagnosisKind.TwoDenominators => new("Hai mẫu số khác nhau", "Two denominators"),
        DiagnosisKind.CompletionAndPlan => new("Tỷ lệ hoàn thành và kế hoạch", "Completion and plan"),
        DiagnosisKind.GrowthAndBase => new("Tăng trưởng và số gốc", "Growth and base"),
        DiagnosisKind.GrowthOfParts => new("Tăng trưởng của tổng và các thành phần", "Growth of a total and its parts"),
        DiagnosisKind.PrintedTwice => new("Một số in hai lần", "Printed twice"),
        DiagnosisKind.AgainstLedger => new("So với sổ cái", "Against the ledger"),
        DiagnosisKind.PossibleValue => new("Giá trị có thể có", "Possible value"),
        _ => throw new UnreachableException(),
    });

    private static readonly Dictionary<string, Sentence> Verdicts = Named<Verdict>(DoctorNames.Of, verdict => verdict switch
    {
        Verdict.Fails => new("Không khớp", "Fails"),
        Verdict.HoldsOnlyIf => new("Chỉ khớp nếu", "Holds only if"),
        Verdict.Holds => new("Khớp", "Holds"),
        _ => throw new UnreachableException(),
    });

    private static readonly Dictionary<string, Sentence> Confidences = Named<Confidence>(DoctorNames.Of, confidence => confidence switch
    {
        Confidence.Certain => new("cách đọc chắc chắn", "the reading is certain"),
        Confidence.Likely => new("cách đọc có nhiều khả năng", "the reading is likely"),
        Confidence.Possible => new("một trong các cách đọc có thể", "one possible reading"),
        _ => throw new UnreachableException(),
    });

    private static readonly Dictionary<string, Sentence> Marks = Named<DiagnosisMark>(DoctorNames.Of, mark => mark switch
    {
        DiagnosisMark.OnlyRounded => new("Chỉ khớp khi làm tròn, không phải cắt bớt chữ số.", "It holds by rounding, not by cutting off."),
        DiagnosisMark.OnlyTruncated => new("Chỉ khớp khi cắt bớt chữ số, không phải làm tròn.", "It holds by cutting off, not by rounding."),
        DiagnosisMark.WrongDirection => new("Chia ngược chiều: với chỉ tiêu này, thấp hơn là tốt hơn.", "Divided the wrong way round: lower is better here."),
        DiagnosisMark.CappedAt100 => new("Vượt 100% nhưng in là 100%.", "More than 100 per cent was printed as 100."),
        DiagnosisMark.CrossesThreshold => new("Số in và số tính nằm ở hai phía của ngưỡng.", "The printed and the computed value lie on different sides of the threshold."),
        DiagnosisMark.TwoDenominators => new("Hai tỷ lệ trong báo cáo dựa trên hai mẫu số khác nhau.", "Two ratios of the report rest on different denominators."),
        DiagnosisMark.NotWhole => new("Số đếm mà có phần lẻ.", "A count has a fraction."),
        DiagnosisMark.MixedSeparators => new("Dấu chấm, dấu phẩy dùng khác phần còn lại của báo cáo.", "Dots and commas are used otherwise than in the rest of the report."),
        DiagnosisMark.BaseNotPrinted => new("Số gốc (hoặc kế hoạch) không có trong văn bản.", "The base (or the plan) is not printed."),
        DiagnosisMark.OtherVintage => new("Mẫu số là của một năm khác, theo sổ cái.", "The denominator is another year's, by the ledger."),
        _ => throw new UnreachableException(),
    });

    private static readonly Dictionary<string, Sentence> Slips = new(StringComparer.Ordinal)
    {
        ["swappedDigits"] = new("đảo hai chữ số", "two digits swapped"),
        ["swappedDistantDigits"] = new("đảo hai chữ số cách nhau", "two distant digits swapped"),
        ["lostZero"] = new("thiếu một số 0", "a zero lost"),
        ["gainedZero"] = new("thừa một số 0", "a zero too many"),
        ["decimalMark"] = new("nhầm dấu thập phân", "the decimal mark misplaced"),
        ["factorTen"] = new("sai mười lần", "a factor of ten"),
        ["thousands"] = new("sai một nghìn lần", "a factor of a thousand"),
        ["roundedThousands"] = new("đã làm tròn đến nghìn", "rounded to thousands"),
        ["oneDigit"] = new("sai một chữ số", "one digit wrong"),
    };

    /// <summary>Which relation.</summary>
    public static Sentence OfKind(string name) => Of(Kinds, name);

    /// <summary>What arithmetic says.</summary>
    public static Sentence OfVerdict(string name) => Of(Verdicts, name);

    /// <summary>How sure the reading is.</summary>
    public static Sentence OfConfidence(string name) => Of(Confidences, name);

    /// <summary>What else there is to say, a sentence.</summary>
    public static Sentence OfMark(string name) => Of(Marks, name);

    /// <summary>What slip an edit undoes.</summary>
    public static Sentence OfSlip(string name) => Of(Slips, name);

    /// <summary>What an edit does beside its own relation: mends this and 1 other relation.</summary>
    /// <param name="alsoMends">Other relations that it makes hold.</param>
    /// <param name="breaks">Relations that held and would not.</param>
    public static Sentence Effect(int alsoMends, int breaks)
    {
        var vietnamese = alsoMends > 0 ? $"sửa được quan hệ này và {alsoMends} quan hệ khác" : "sửa được quan hệ này";
        var english = alsoMends switch
        {
            0 => "mends this relation",
            1 => "mends this and 1 other relation",
            _ => $"mends this and {alsoMends} other relations",
        };
        return breaks == 0
            ? new Sentence(vietnamese, english)
            : new Sentence($"{vietnamese}, làm sai {breaks} quan hệ đang khớp", $"{english}, breaks {breaks} that hold{(breaks == 1 ? "s" : "")}");
    }

    // A later service may have a word that this tool does not know yet: it is shown as it is.
    private static Sentence Of(Dictionary<string, Sentence> words, string name) => words.TryGetValue(name, out var sentence) ? sentence : new Sentence(name, name);

    private static Dictionary<string, Sentence> Named<T>(Func<T, string> name, Func<T, Sentence> words)
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(name, words, StringComparer.Ordinal);
}
