using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Examinations;

/// <summary>Words of <c>telemetry doctor</c>.</summary>
internal static class DoctorWords
{
    public static readonly Phrase Doctor = new(
        "Khám một báo cáo đã viết: các con số đã in có khớp nhau và khớp sổ cái không, sửa nhỏ nhất ở đâu",
        "Examines a report that somebody wrote: whether its printed numbers agree with each other and with the ledger, and the smallest edit");

    public static readonly Phrase File = new("Tệp .txt, .md, .csv, .tsv (UTF-8) hoặc .xlsx; dấu - là đầu vào chuẩn", "A file: .txt, .md, .csv, .tsv (UTF-8) or .xlsx; - is standard input");
    public static readonly Phrase Area = new("Địa bàn của báo cáo: 24 hoặc 24@2004-07-08. Không nêu: như trong văn bản", "The report's unit: 24 or 24@2004-07-08. Without it: as named in the text");
    public static readonly Phrase Period = new("Kỳ của báo cáo: 2013-06, 2013-Q2, 2013. Không nêu: như trong văn bản", "The report's period: 2013-06, 2013-Q2, 2013. Without it: as named in the text");
    public static readonly Phrase All = new("Nêu cả những quan hệ khớp", "Also what holds");
    public static readonly Phrase Examining = new("Đang khám", "Examining");

    public static readonly Phrase OnlyItself = new(
        "Chỉ đối chiếu các con số trong văn bản với nhau; --address (cùng khóa) để so cả với sổ cái.",
        "compared with itself only; --address (with a key) compares with the ledger too");

    public static readonly Phrase TooLong = new("{0} là {1}, có {2} ký tự; cho phép nhiều nhất {3} ký tự", "{0} is {1} of {2} characters; expected at most {3}");
    public static readonly Phrase Nothing = new("{0} là {1}, không có chữ nào", "{0} is {1}, which holds no text");
    public static readonly Phrase BadPeriod = new("--period là '{0}'; cần một kỳ như 2013-06, 2013-Q2 hoặc 2013", "--period is '{0}'; expected a period such as 2013-06, 2013-Q2 or 2013");
    public static readonly Phrase BadArea = new("--area là '{0}'; cần mã đơn vị như 24, hoặc mã@ngày như 24@2004-07-08", "--area is '{0}'; expected a unit's code such as 24, or code@valid-from such as 24@2004-07-08");

    public static readonly Phrase DatedArea = new(
        "--area là '{0}', mã của nhiều đơn vị: {1}; nêu một trong số đó, hoặc nêu --period", "--area is '{0}', which several units bore: {1}; name one of them, or --period");

    public static readonly Phrase ReadAs = new("{0}: {1}, {2}", "{0}: {1}, {2}");
    public static readonly Phrase UnknownArea = new("không rõ địa bàn", "unit not known");
    public static readonly Phrase UnknownPeriod = new("không rõ kỳ", "period not known");
    public static readonly Phrase Counts = new("{0} con số; quan hệ: {1} không khớp, {2} chỉ khớp nếu, {3} khớp", "{0} numbers; relations: {1} fail, {2} hold only if, {3} hold");
    public static readonly Phrase Cut = new("Chỉ khám {0} ký tự đầu.", "only the first {0} characters were examined");
    public static readonly Phrase AtLine = new("dòng {0}: ", "line {0}: ");
    public static readonly Phrase Edit = new("Sửa: ", "Edit: ");
    public static readonly Phrase Ledger = new("Sổ cái: {0}, {1}, {2}, {3}: {4} (mục số {5})", "The ledger: {0}, {1}, {2}, {3}: {4} (entry {5})");
    public static readonly Phrase NoBase = new(
        "{0} tốc độ tăng không có số gốc trong văn bản: không có gì để đối chiếu (--all nêu từng số)", "{0} growth rates whose base is not printed: nothing to hold them against (--all tells each)");

    public static readonly Phrase More = new("… và {0} quan hệ nữa (--json có tất cả)", "… and {0} more (--json has all)");
}
