namespace Telemetry.Operators.Cli.Output;

/// <summary>Words of the options and the help that every command has.</summary>
internal static class OutputWords
{
    public static readonly Phrase Tool = new(
        "Công cụ dòng lệnh của hệ thống thu thập số liệu bưu chính, viễn thông: gửi số liệu, xem biên nhận, tra cứu chỉ tiêu, lập báo cáo, quản lý khóa.",
        "The telemetry collector for post and telecom operators from a command line: hand in figures, read receipts, ask for indicators, make reports, manage keys.");

    public static readonly Phrase ExitCodes = new(
        "Mã kết thúc: 0 thành công; 1 máy chủ trả lời là không (có lỗi, từ chối, không tìm thấy); 2 lệnh không thực hiện được như đã nhập; "
        + "3 không kết nối được tới máy chủ, khóa không được chấp nhận hoặc đã vượt giới hạn; 4 lỗi của chính công cụ; 5 báo cáo đã khám có số không khớp; 6 không có gì sai nhưng chưa kiểm tra hết (verify); 130 dừng theo yêu cầu.",
        "Exit codes: 0 done; 1 the service's answer is no (faults, refusals, no such thing); 2 the command cannot be carried out as given; "
        + "3 the service cannot be reached, does not let this key, or not now; 4 a fault of the tool itself; 5 the report that was examined has numbers that cannot hold; 6 nothing fails and not all was checked (verify); 130 stopped on request.");

    public static readonly Phrase Json = new(
        "Kết quả dạng JSON cho máy đọc trên đầu ra chuẩn; lỗi cũng dạng JSON trên đầu ra lỗi", "The result as JSON for machines on standard output, errors as JSON on standard error");

    public static readonly Phrase Lang = new(
        "Ngôn ngữ: vi hoặc en. Mặc định: biến môi trường TELEMETRY_LANG, nếu không có thì theo ngôn ngữ của máy (LC_ALL, LANG), còn lại là tiếng Anh",
        "Language: vi or en. Default: the environment's TELEMETRY_LANG, else Vietnamese where the locale (LC_ALL, LANG) is, else English");

    public static readonly Phrase UnknownLanguage = new("{0} là '{1}'; cần vi|en", "{0} is '{1}'; expected vi|en");

    public static readonly Phrase Help = new("Hiển thị hướng dẫn này", "Shows this help");
    public static readonly Phrase Version = new("Hiển thị phiên bản của công cụ", "Shows the tool's version");
    public static readonly Phrase Usage = new("Cách dùng:", "Usage:");
    public static readonly Phrase Commands = new("Lệnh:", "Commands:");
    public static readonly Phrase Arguments = new("Tham số:", "Arguments:");
    public static readonly Phrase Options = new("Tùy chọn:", "Options:");
    public static readonly Phrase EveryCommand = new("Tùy chọn của mọi lệnh:", "Options of every command:");
    public static readonly Phrase Examples = new("Ví dụ:", "Examples:");
    public static readonly Phrase Required = new("(bắt buộc)", "(required)");
    public static readonly Phrase CommandPlace = new("[lệnh]", "[command]");
    public static readonly Phrase OptionsPlace = new("[tùy chọn]", "[options]");
    public static readonly Phrase More = new("'{0} [lệnh] --help' hướng dẫn từng lệnh.", "'{0} [command] --help' tells about each command.");

    public static readonly Phrase MissingCommand = new("Thiếu lệnh; xem '{0} --help'", "a command is missing; see '{0} --help'");
    public static readonly Phrase MissingOption = new("Thiếu tùy chọn bắt buộc {0}", "option {0} is required");
    public static readonly Phrase MissingArgument = new("Thiếu tham số {0}", "argument {0} is missing");
    public static readonly Phrase MissingValue = new("{0} thiếu giá trị", "{0} needs a value");
    public static readonly Phrase BadValue = new("{0} là '{1}'; cần {2}", "{0} is '{1}'; expected {2}");
    public static readonly Phrase TooMany = new("{0} chỉ được nêu một lần", "{0} may be given once");
    public static readonly Phrase Unknown = new("Không có lệnh hay tùy chọn '{0}'; xem '{1} --help'", "there is no command or option '{0}'; see '{1} --help'");
}
