using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli;

/// <summary>What the tool says when there is no result.</summary>
internal static class GuardWords
{
    public static readonly Phrase Invalid = new("Yêu cầu không hợp lệ: {0}", "the request is not valid: {0}");
    public static readonly Phrase Precondition = new("Hiện chưa thể thực hiện: {0}", "not as things stand: {0}");
    public static readonly Phrase NotFound = new("Không tìm thấy: {0}", "not found: {0}");
    public static readonly Phrase Conflict = new("Mã số lần gửi này đã được dùng cho nội dung khác: {0}", "the id was used for other content: {0}");
    public static readonly Phrase TooLarge = new("Vượt quá dung lượng máy chủ tiếp nhận: {0}", "more than the service takes at once: {0}");
    public static readonly Phrase Unauthenticated = new("Máy chủ không chấp nhận khóa này: {0}", "the service does not know this key: {0}");
    public static readonly Phrase NotPermitted = new("Khóa này không có quyền thực hiện việc đó: {0}", "this key may not do that: {0}");
    public static readonly Phrase OverRate = new("Đã vượt giới hạn gửi, đề nghị thử lại sau: {0}", "over the rate or quota, try again later: {0}");
    public static readonly Phrase Unreachable = new("Không kết nối được tới máy chủ: {0}", "the service cannot be reached: {0}");
    public static readonly Phrase TimedOut = new(
        "Máy chủ không trả lời trong thời gian chờ; có thể chờ lâu hơn bằng --timeout: {0}", "the service did not answer in time; --timeout waits longer: {0}");
    public static readonly Phrase Interrupted = new("Kết nối bị ngắt giữa chừng: {0}", "the connection or the service broke in the middle: {0}");
    public static readonly Phrase Unsupported = new(
        "Máy chủ không có chức năng này (phiên bản cũ hơn, hoặc không phải máy chủ thu thập số liệu): {0}",
        "the service does not know this call (it is older than the tool, or something else): {0}");
    public static readonly Phrase Cancelled = new("Đã dừng theo yêu cầu.", "stopped on request");
    public static readonly Phrase Internal = new("Lỗi của chính công cụ, đề nghị báo lại: {0}", "a fault of the tool itself, please report it: {0}");
    public static readonly Phrase FileTooLarge = new("{0} là {1}, có {2} byte; cho phép nhiều nhất {3} byte", "{0} is {1} of {2} bytes; expected at most {3}");
    public static readonly Phrase FileUnreadable = new("{0} là {1}, không đọc được: {2}", "{0} is {1}, which cannot be read: {2}");
    public static readonly Phrase FileUnwritable = new("Không ghi được tệp {0}: {1}", "{0} cannot be written: {1}");
    public static readonly Phrase FileExists = new("Tệp {0} đã có; dùng --force để ghi đè", "{0} is there already; --force overwrites it");
}
