using System.Text.RegularExpressions;
using Telemetry.Portal.Query;

namespace Telemetry.Portal.Text;

/// <summary>Why there is no page, as its heading and a sentence, and what its address should have had.</summary>
internal static partial class FaultText
{
    private const string PeriodSentence =
        "Kỳ số liệu: ngày 2013-06-30, tháng 2013-06, quý 2013-Q2, sáu tháng đầu năm 2013-H1, chín tháng đầu năm 2013-9M hoặc năm 2013.";

    /// <summary>The words for a fault.</summary>
    public static (string Title, string Message) Of(QueryFaultKind kind, Language language)
    {
        var isEnglish = language == Language.English;
        return kind switch
        {
            QueryFaultKind.Unauthenticated => isEnglish
                ? ("A credential is required", "The request carries no valid credential.")
                : ("Cần khóa truy cập", "Yêu cầu không kèm khóa truy cập hợp lệ."),
            QueryFaultKind.OutsideTerritory => isEnglish
                ? ("Not allowed", "This unit is not in the account's territory.")
                : ("Không được xem", "Địa bàn này không thuộc phạm vi của tài khoản."),
            QueryFaultKind.OthersFigures => isEnglish
                ? ("Not allowed", "This account reads its own figures at most, and totals in the form for readers outside.")
                : ("Không được xem", "Tài khoản này chỉ xem được số liệu của chính mình (nếu có) và số tổng ở dạng công bố ra ngoài."),
            QueryFaultKind.WrongRole => isEnglish
                ? ("Not allowed", "This account may not do that.")
                : ("Không được làm", "Tài khoản này không có quyền làm việc đó."),
            QueryFaultKind.NotFound => isEnglish
                ? ("Not found", "There is nothing of that number or name here.")
                : ("Không tìm thấy", "Không có mục nào mang số hoặc tên đó."),
            QueryFaultKind.Conflict => isEnglish
                ? ("That is not so any more", "Somebody else decided meanwhile, or there is nothing to decide.")
                : ("Đã khác", "Đã có người quyết định trước, hoặc không có gì để quyết định."),
            QueryFaultKind.UnknownReport => isEnglish
                ? ("Not found", "There is no such report.")
                : ("Không tìm thấy", "Không có báo cáo này."),
            QueryFaultKind.Unavailable => isEnglish
                ? ("No answer at present", "The store of the figures, or another part of the service, does not answer at present. No figure is lost; please try again in some minutes.")
                : ("Chưa trả lời được", "Kho số liệu hoặc một phần của hệ thống tạm thời chưa trả lời. Số liệu không bị mất; xin thử lại sau ít phút."),
            QueryFaultKind.TextTooLong => isEnglish
                ? ("Too long", "The report is longer than what is examined at once: at most 200,000 characters.")
                : ("Quá dài", "Báo cáo dài hơn mức khám được một lần: nhiều nhất 200.000 ký tự."),
            QueryFaultKind.TooManyAtOnce => isEnglish
                ? ("Please wait", "Something else is being computed for this account. Please try again in some seconds.")
                : ("Xin chờ một lát", "Hệ thống đang tính việc khác cho tài khoản này. Xin thử lại sau vài giây."),
            QueryFaultKind.UnknownParameter => isEnglish
                ? ("The address is not right", "The address has a parameter that cannot be used.")
                : ("Địa chỉ chưa đúng", "Địa chỉ có tham số không dùng được."),
            QueryFaultKind.TooManyFigures => isEnglish
                ? ("The address is not right", "It asks for more figures than are shown at once; a passport is of one figure.")
                : ("Địa chỉ chưa đúng", "Địa chỉ hỏi nhiều số liệu hơn mức xem được một lần; mỗi hộ chiếu chỉ nói về một số liệu."),
            _ => isEnglish
                ? ("The address is not right", "A parameter of the address is missing or not right.")
                : ("Địa chỉ chưa đúng", "Một tham số trong địa chỉ còn thiếu hoặc chưa đúng."),
        };
    }

    /// <summary>The words for an address that there is nothing at.</summary>
    public static (string Title, string Message) NoPage(Language language) => language == Language.English
        ? ("There is no such page", "There is nothing at this address.")
        : ("Không có trang này", "Địa chỉ này không có trang nào.");

    /// <summary>What the parameter is called in front of its raw name; null on English pages, where the raw name says it, and where it has no name.</summary>
    public static string? Label(QueryFault fault, Language language) =>
        language == Language.English || InVietnamese(fault.Parameter) is not { Label.Length: > 0 } known ? null : known.Label;

    /// <summary>What would have been accepted: in English as the API words it, in Vietnamese by the kind of parameter with the API's particulars behind.</summary>
    public static string Expected(QueryFault fault, Language language)
    {
        if (language == Language.English)
        {
            return fault.Expected;
        }

        var particulars = fault.Kind == QueryFaultKind.UnknownParameter ? OneOf(fault.Expected) : Particulars(fault.Expected);
        var said = $"{InVietnamese(fault.Parameter).Sentence} {particulars}".Trim();
        return said.Length > 0 ? said : fault.Expected;
    }

    private static (string Label, string Sentence) InVietnamese(QueryParameter parameter) => parameter switch
    {
        QueryParameter.Indicator or QueryParameter.Metric => ("Chỉ tiêu", "Mã chỉ tiêu trong danh mục, ví dụ density.telephone hoặc subscribers.mobile; có thể đứng sau plan., plan_completion., growth., share. hoặc hhi."),
        QueryParameter.Area => ("Địa bàn", "Mã đơn vị hành chính, ví dụ 24, hoặc mã kèm ngày thành lập, ví dụ 24@2025-07-01."),
        QueryParameter.Period => ("Kỳ", PeriodSentence),
        QueryParameter.From => ("Từ kỳ", PeriodSentence),
        QueryParameter.To => ("Đến kỳ", PeriodSentence),
        QueryParameter.Cell => ("Ô của bảng", PeriodSentence),
        QueryParameter.Operator => ("Đơn vị báo cáo", "Mã của đơn vị báo cáo, ví dụ vnpt, hoặc all cho số tổng mọi doanh nghiệp."),
        QueryParameter.AsOf => ("Theo số liệu đến", "Số thứ tự trong sổ cái, ví dụ 1204; thời điểm, ví dụ 2013-07-10T08:00:00+07:00; hoặc ngày, ví dụ 2013-07-10 (tính đến hết ngày, giờ Việt Nam)."),
        QueryParameter.Boundaries => ("Địa giới ngày", "Ngày viết theo năm-tháng-ngày, ví dụ 2024-12-31."),
        QueryParameter.Date => ("Ngày", "Ngày viết theo năm-tháng-ngày, ví dụ 2026-10-12."),
        QueryParameter.Source => ("Nguồn khác", "Mã của nguồn khác, ví dụ mic."),
        QueryParameter.Months => ("Số tháng", "Số tháng nhìn lại, ví dụ 12."),
        QueryParameter.Detail => ("Chi tiết", "Mức chi tiết, ví dụ areas."),
        QueryParameter.Format => ("Dạng tệp", "Dạng của câu trả lời, ví dụ csv."),
        QueryParameter.State => ("Tình trạng", "Tình trạng của cảnh báo, ví dụ open."),
        QueryParameter.Rule => ("Quy tắc", "Mã quy tắc kiểm tra trong danh mục, ví dụ parts.total."),
        QueryParameter.Severity => ("Mức", "Mức của cảnh báo, ví dụ error."),
        QueryParameter.Offset => ("Bỏ qua", "Số mục bỏ qua ở đầu danh sách, ví dụ 50."),
        QueryParameter.Limit => ("Số mục", "Số mục trong một trang, ví dụ 50."),
        QueryParameter.Finding => ("Cảnh báo", "Mã của một cảnh báo chưa xử lý hoặc đã giải trình."),
        QueryParameter.Reason => ("Lý do", "Từ 1 đến 1.000 ký tự, không có ký tự điều khiển."),
        QueryParameter.Report => ("Báo cáo", "Mã của báo cáo."),
        QueryParameter.Language => ("Ngôn ngữ", "Ngôn ngữ của trang, ví dụ vi."),
        QueryParameter.Sequence => ("Biên nhận", "Số của biên nhận, ví dụ 1204."),
        QueryParameter.Measure => ("Cách tính", "Cách tính trên chỉ tiêu, ví dụ growth; thị phần và mức tập trung chỉ có ở chỉ tiêu được báo cáo trực tiếp."),
        QueryParameter.View => ("Cách xem", "Phần của trang, ví dụ table."),
        QueryParameter.Compare => ("So sánh với", "Mã đơn vị hành chính, ví dụ 22."),
        QueryParameter.Sort => ("Sắp xếp", "Cột để sắp xếp, ví dụ value; -value là từ lớn đến nhỏ."),
        QueryParameter.Filter => ("Lọc theo tên", "Một phần của tên đơn vị, ví dụ Tân."),
        QueryParameter.Find => ("Tìm đơn vị", "Từ 2 đến 96 chữ cái hoặc chữ số của tên hoặc mã đơn vị, ví dụ Tân An."),
        QueryParameter.Text => ("Báo cáo", "Văn bản UTF-8, nhiều nhất 200.000 ký tự."),
        _ => ("", ""),
    };

    // Only what the sentence of the kind cannot know: lists, limits, and that nothing may stand there.
    private static string Particulars(string expected) => expected switch
    {
        "the parameter once" or "each parameter once" => "Mỗi tham số chỉ ghi một lần.",
        "a month, a quarter, a half or a year" => "Ở đây chỉ dùng tháng, quý, sáu tháng hoặc năm.",
        _ when expected.StartsWith("no value: ", StringComparison.Ordinal) => "Ở đây phải bỏ trống: số tổng dành cho người ngoài chỉ có theo hiện trạng.",
        _ when After(expected, "one of ") is { } listed => OneOf(listed.Replace("(to ", "(đến ", StringComparison.Ordinal)),
        _ when After(expected, "a period of this report: ") is { } examples => $"Ở báo cáo này: {examples}.",
        _ when After(expected, "a period as long as ") is { } length => $"Phải dài bằng kỳ {length}.",
        _ when expected.EndsWith(" or later", StringComparison.Ordinal) => $"Từ kỳ {expected[..^" or later".Length]} trở đi.",
        _ when Range().Match(expected) is { Success: true } range => $"Số nguyên từ {Group(range, "low")} đến {Group(range, "high")}.",
        _ when Limit().Match(expected) is { Success: true } limit => $"Nhiều nhất {Group(limit, "most")} {Counted(limit.Groups["what"].Value)}.",
        _ when WordList().IsMatch(expected) => OneOf(expected),
        _ => "",
    };

    private static string OneOf(string listed) => $"Một trong: {listed.Replace(" or ", ", ", StringComparison.Ordinal)}.";

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    private static string Group(Match match, string name) => VietnameseFormat.Written(match.Groups[name].Value);

    private static string Counted(string what) => what switch
    {
        "periods" => "kỳ",
        "units" => "đơn vị",
        "characters" => "ký tự",
        _ => "số liệu",
    };

    [GeneratedRegex("^a (whole number|ledger sequence) from (?<low>[0-9,]+) to (?<high>[0-9,]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex("^at most (?<most>[0-9]+) (?<what>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Limit();

    [GeneratedRegex("^[a-z_]+((, | or )[a-z_]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordList();
}
