using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Completeness;

/// <summary>Words of <c>telemetry completeness</c>.</summary>
internal static class CompletenessWords
{
    public static readonly Phrase Completeness = new(
        "Đơn vị nào phải báo cáo gì trong kỳ, đã nộp bao nhiêu, còn thiếu gì theo lịch báo cáo", "Who owes what for a period by the reporting calendar, how much of it has come, and what is missing");

    public static readonly Phrase Period = new("Kỳ: 2026-09, 2026-Q3, 2026-H2, 2026-9M hoặc 2026; chỉ xét nghĩa vụ đúng độ dài kỳ đó", "Period: 2026-09, 2026-Q3, 2026-H2, 2026-9M or 2026; duties of that length");
    public static readonly Phrase Operator = new("Mã đơn vị báo cáo, hoặc all. Không nêu: tất cả; với khóa của đơn vị báo cáo: chính đơn vị đó", "Source's code, or all. Without it: all; with an operator's key: itself");
    public static readonly Phrase Area = new("Mã địa bàn. Không nêu: toàn bộ phạm vi của khóa", "Area code. Without it: the key's whole territory");
    public static readonly Phrase Detail = new("Chia mỗi dòng theo areas (địa bàn) hoặc metrics (chỉ tiêu)", "Tells each row by areas or by metrics");
    public static readonly Phrase AsOf = new(
        "Theo những gì đã biết tại vị trí sổ cái hoặc thời điểm này; không nêu: hiện tại", "As known at this ledger position or time; without it: now");

    public static readonly Phrase MissingOnly = new(
        "Chỉ nêu những gì còn thiếu, theo chỉ tiêu (hoặc theo --detail)", "Only what is missing, by metric (or as --detail says)");

    public static readonly Phrase Matrix = new("Bảng tỷ lệ: mỗi dòng một địa bàn, mỗi cột một đơn vị báo cáo", "A grid of percentages: a row for each area, a column for each source");
    public static readonly Phrase Counting = new("Đang đếm", "Counting");
    public static readonly Phrase Exclusive = new("--matrix không đi cùng --missing và --detail", "--matrix does not go with --missing or --detail");

    public static readonly Phrase ColumnOperator = new("Đơn vị báo cáo", "Operator");
    public static readonly Phrase ColumnArea = new("Địa bàn", "Area");
    public static readonly Phrase ColumnDue = new("Hạn nộp", "Due");
    public static readonly Phrase ColumnStatus = new("Tình trạng", "Status");
    public static readonly Phrase ColumnExpected = new("Phải nộp", "Expected");
    public static readonly Phrase ColumnReceived = new("Đã nhận", "Received");
    public static readonly Phrase ColumnLate = new("Nộp chậm", "Late");
    public static readonly Phrase ColumnMissing = new("Còn thiếu", "Missing");
    public static readonly Phrase ColumnPercent = new("Tỷ lệ", "Percent");
    public static readonly Phrase ColumnWhat = new("Nội dung", "What");
    public static readonly Phrase Percent = new("{0}%", "{0}%");

    public static readonly Phrase Complete = new("đủ", "complete");
    public static readonly Phrase Late = new("đủ, có số liệu nộp chậm", "complete, some of it late");
    public static readonly Phrase Missing = new("còn thiếu", "missing");
    public static readonly Phrase NotYetDue = new("chưa đến hạn", "not yet due");

    public static readonly Phrase Nothing = new("Không có nghĩa vụ báo cáo nào cho kỳ {0}.", "Nothing is owed for {0}.");
    public static readonly Phrase NothingMissing = new("Không thiếu gì cho kỳ {0}.", "Nothing is missing for {0}.");
    public static readonly Phrase Total = new(
        "Kỳ {0}: phải nộp {1} ô, đã nhận {2} ({3}%), nộp chậm {4}, còn thiếu {5}. Xét lúc {6}, vị trí sổ cái {7}.",
        "{0}: {1} cells owed, {2} received ({3}%), {4} late, {5} missing. At {6}, ledger position {7}.");

    /// <summary>How a source stands.</summary>
    public static Phrase Of(Standing standing) => standing switch
    {
        Standing.Complete => Complete,
        Standing.Late => Late,
        Standing.NotYetDue => NotYetDue,
        _ => Missing,
    };
}
