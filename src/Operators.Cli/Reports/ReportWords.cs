using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Reports;

/// <summary>Words of <c>telemetry report</c>.</summary>
internal static class ReportWords
{
    public static readonly Phrase Report = new(
        "Lập báo cáo cho một địa bàn và một kỳ, ghi ra tệp. Cần khóa có quyền đọc địa bàn", "Makes a report for an area and a period and writes it into a file. Needs a key that may read the area");

    public static readonly Phrase List = new("Liệt kê các báo cáo có thể lập", "Lists the reports that can be made");
    public static readonly Phrase Code = new("Mã báo cáo, xem 'telemetry report list'", "The report's code, as 'telemetry report list' gives it");
    public static readonly Phrase Area = new("Mã địa bàn theo ngày cuối kỳ, hoặc mã@ngày-bắt-đầu", "Area code as valid on the period's last day, or code@valid-from");
    public static readonly Phrase Period = new("Kỳ: 2013-06, 2013-Q2, 2013-H1, 2013-9M hoặc 2013", "Period: 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");
    public static readonly Phrase Format = new("Dạng tệp: xlsx (mặc định), csv, html hoặc json", "Form of the file: xlsx (the default), csv, html or json");
    public static readonly Phrase ReportLang = new(
        "Ngôn ngữ trong báo cáo: vi (mặc định) hoặc en; số luôn viết theo kiểu Việt Nam", "Language inside the report: vi (the default) or en; numbers are written as in Vietnam in both");

    public static readonly Phrase AsOf = new(
        "Theo những gì đã biết tại vị trí sổ cái hoặc thời điểm này; không nêu: hiện tại", "As known at this ledger position or time; without it: now");

    public static readonly Phrase Out = new(
        "Tệp kết quả; - là đầu ra chuẩn. Không nêu: tên do máy chủ đặt, trong thư mục hiện tại", "The file; - is standard output. Without it: the name that the service gives, in the current folder");

    public static readonly Phrase Force = new("Ghi đè tệp đã có", "Overwrites a file that is there");
    public static readonly Phrase Making = new("Đang lập báo cáo", "Making the report");
    public static readonly Phrase Written = new("Đã ghi {0} ({1} byte), tính tại vị trí sổ cái {2}.", "Written {0} ({1} bytes), as of ledger position {2}.");
    public static readonly Phrase BadName = new("Máy chủ đặt tên tệp không dùng được ({0}); hãy nêu --out", "the service gave a file name that cannot be used ({0}); name the file with --out");
    public static readonly Phrase JsonBeside = new("--json không đi cùng --out -: đầu ra chuẩn chỉ chứa được một trong hai", "--json does not go with --out -: standard output holds one of the two");
    public static readonly Phrase Workbook = new("Tệp xlsx không hiển thị được trên màn hình; hãy nêu tệp ở --out, hoặc dạng csv", "a workbook cannot be shown at a terminal; name a file with --out, or ask for csv");

    public static readonly Phrase ColumnCode = new("Mã", "Code");
    public static readonly Phrase ColumnTitle = new("Tên báo cáo", "Title");
    public static readonly Phrase ColumnPeriods = new("Kỳ", "Periods");
    public static readonly Phrase ColumnFormats = new("Dạng tệp", "Forms");
    public static readonly Phrase Month = new("tháng", "month");
    public static readonly Phrase Quarter = new("quý", "quarter");
    public static readonly Phrase Half = new("6 tháng", "half-year");
    public static readonly Phrase NineMonths = new("9 tháng", "nine months");
    public static readonly Phrase Year = new("năm", "year");

    /// <summary>A length of period by the service's name; its own name where there is no word.</summary>
    public static string PeriodOf(Language language, string name) => name switch
    {
        "month" => Month.In(language),
        "quarter" => Quarter.In(language),
        "half" => Half.In(language),
        "nineMonths" => NineMonths.In(language),
        "year" => Year.In(language),
        _ => name,
    };
}
