using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Sheets.Commands;

/// <summary>Words of the commands about files.</summary>
internal static class SheetWords
{
    public static readonly Phrase Check = new(
        "Kiểm tra bảng số liệu (CSV, XLSX) với danh mục rồi chạy thử trên máy chủ; không gửi gì. Nêu từng ô bị từ chối",
        "Checks a sheet of figures (CSV, XLSX) against the catalogue and in a dry run; sends nothing. Names every cell that would be refused");

    public static readonly Phrase Submit = new(
        "Gửi bảng số liệu (CSV, XLSX); biên nhận được ghi bên cạnh tệp. Gửi lại cùng nội dung thì nhận lại cùng biên nhận",
        "Hands in a sheet of figures (CSV, XLSX); the receipt is written beside the file. The same figures again get the same receipt");

    public static readonly Phrase Watch = new(
        "Gửi các tệp xuất hiện trong thư mục, chuyển chúng vào sent/ hoặc refused/; khi không kết nối được máy chủ thì giữ nguyên tệp",
        "Sends the files that appear in a folder and moves them to sent/ or refused/; while the service is away they stay");

    public static readonly Phrase FileArgument = new("Tệp .xlsx hoặc .csv", "The .xlsx or .csv file");
    public static readonly Phrase FolderArgument = new("Thư mục", "The folder");
    public static readonly Phrase Mapping = new(
        "Tệp ánh xạ; mặc định: TÊN.mapping.json bên cạnh tệp, nếu không có thì default.mapping.json", "The mapping; default: NAME.mapping.json beside the file, else default.mapping.json");

    public static readonly Phrase Period = new(
        "Kỳ báo cáo: 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M hoặc 2013; mặc định: theo tệp ánh xạ, tiêu đề hoặc tên tệp",
        "The period: 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013; default: the mapping's, the title's or the file name's");

    public static readonly Phrase Plan = new("Số liệu kế hoạch", "The figures are a plan");
    public static readonly Phrase Published = new("Số liệu do chính nguồn đã công bố, chỉ để đối chiếu", "The figures are what the source has published itself: only compared");
    public static readonly Phrase TwoKinds = new("Chỉ chọn một trong hai: --plan hoặc --published", "Either --plan or --published, not both");
    public static readonly Phrase Guess = new(
        "Đề xuất tệp ánh xạ từ tệp và danh mục, ghi vào TÊN.mapping.json; không gửi gì", "Proposes a mapping from the file and the catalogue and writes it to NAME.mapping.json; sends nothing");

    public static readonly Phrase Area = new(
        "Với --guess: mã đơn vị của bảng mà mỗi dòng là một chỉ tiêu", "With --guess: code of the unit that a table of metrics in rows is about");

    public static readonly Phrase Force = new("Với --guess: ghi đè tệp ánh xạ đã có", "With --guess: overwrites a mapping that is there");
    public static readonly Phrase Id = new(
        "Mã số lần gửi; mặc định: tính từ nội dung. Cần khi gửi lại số liệu cũ sau một lần đính chính",
        "The submission's id; default: made from the content. Needed to hand in old figures again after a correction");

    public static readonly Phrase Reason = new("Lý do đính chính hoặc rút số liệu, tối đa 1.000 ký tự", "Why figures are corrected or withdrawn, at most 1,000 characters");
    public static readonly Phrase AllOrNothing = new(
        "Không gửi gì nếu có ô không đọc được hoặc sẽ bị từ chối; mặc định: gửi các ô đúng và nêu các ô còn lại",
        "Sends nothing where a cell cannot be read or would be refused; default: sends the good cells and names the others");

    public static readonly Phrase Patience = new("Thử lại trong bao nhiêu giây khi không kết nối được máy chủ, 0 đến 86400; mặc định 60", "For how many seconds to try again while the service is away, 0 to 86400; default 60");
    public static readonly Phrase BadPatience = new("--patience là '{0}'; cần 0 đến 86400 giây", "--patience is '{0}'; expected 0 to 86400 seconds");
    public static readonly Phrase Once = new("Gửi những tệp đang có rồi kết thúc (cho cron)", "Sends what is there and ends (for cron)");
    public static readonly Phrase Settle = new("Tệp không đổi trong bao nhiêu giây thì được coi là đã chép xong, 1 đến 3600; mặc định 2", "After how many seconds without change a file counts as complete, 1 to 3600; default 2");
    public static readonly Phrase BadSettle = new("--settle là '{0}'; cần 1 đến 3600 giây", "--settle is '{0}'; expected 1 to 3600 seconds");

    public static readonly Phrase UnreadableFile = new("Không đọc được {0}: {1}", "{0} cannot be read: {1}");
    public static readonly Phrase NoMapping = new(
        "Chưa có tệp ánh xạ {0}; lệnh 'telemetry check {1} --guess' đề xuất một tệp", "there is no mapping {0}; 'telemetry check {1} --guess' proposes one");

    public static readonly Phrase FaultyMapping = new("Tệp ánh xạ {0} có lỗi: {1}", "the mapping {0} has faults: {1}");
    public static readonly Phrase BadPeriod = new("--period là '{0}'; cần 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M hoặc 2013", "--period is '{0}'; expected 2013-06-30, 2013-06, 2013-Q2, 2013-H1, 2013-9M or 2013");
    public static readonly Phrase TryingAgain = new("Máy chủ chưa trả lời, thử lại sau {0} giây …", "the service is away; trying again in {0} s …");

    public static readonly Phrase Cell = new("Ô", "Cell");
    public static readonly Phrase What = new("Mức độ", "What");
    public static readonly Phrase Received = new("Nội dung ô", "Received");
    public static readonly Phrase Explanation = new("Giải thích", "Explanation");
    public static readonly Phrase Note = new("đã hiểu", "understood");
    public static readonly Phrase Warning = new("cảnh báo", "warning");
    public static readonly Phrase LeftOut = new("không gửi", "left out");
    public static readonly Phrase Fault = new("lỗi", "fault");
    public static readonly Phrase Refused = new("bị từ chối", "refused");
    public static readonly Phrase Finding = new("nghi vấn", "finding");

    public static readonly Phrase Summary = new(
        "{0}: kỳ {1}, đọc được {2} ô; {3} ô, dòng hoặc cột không đọc được", "{0}: period {1}, {2} cells read; {3} cells, rows or columns that cannot be");
    public static readonly Phrase Checked = new("Chạy thử: {0} ô được nhận, {1} ô bị từ chối. Không gửi gì.", "Dry run: {0} cells would be taken, {1} refused. Nothing was sent.");
    public static readonly Phrase Sent = new("Đã gửi: {0} ô được nhận, {1} ô bị từ chối. Mã số {2}, vị trí {3} trong sổ cái.", "Sent: {0} cells taken, {1} refused. Id {2}, position {3} in the ledger.");
    public static readonly Phrase ReceiptAt = new("Biên nhận: {0}", "Receipt: {0}");
    public static readonly Phrase ReceiptNotWritten = new(
        "Đã gửi, nhưng không ghi được biên nhận. {0}. Lệnh 'telemetry receipt {1}' lấy lại biên nhận", "sent, but the receipt is not on the disk: {0}. 'telemetry receipt {1}' fetches it again");

    public static readonly Phrase Duplicate = new(
        "Nội dung này đã được gửi trước đây (vị trí {0}); không ghi thêm gì. Nếu muốn thay một đính chính gửi sau đó, hoặc gửi lại các ô đã bị từ chối, thêm --id",
        "these figures were handed in before (position {0}); nothing new was stored. To replace a later correction, or to send refused cells again, add --id");

    public static readonly Phrase MoreVerdicts = new("Còn {0} lý do từ chối chưa được nêu ở đây.", "{0} more verdicts are not shown here.");
    public static readonly Phrase MoreVerdictsAt = new(
        "Chưa lấy được tất cả lý do từ chối; lệnh 'telemetry receipt {0}' lấy đầy đủ", "not every verdict could be fetched; 'telemetry receipt {0}' fetches them all");

    public static readonly Phrase NothingSent = new("Không gửi gì.", "Nothing was sent.");
    public static readonly Phrase GuessWritten = new(
        "Đã ghi {0}. Hãy xem lại, sửa nếu cần, rồi chạy 'telemetry check {1}'.", "Written: {0}. Look it over, correct it, then run 'telemetry check {1}'.");

    public static readonly Phrase NoGuess = new(
        "Không chắc chắn được cột nào; không ghi tệp ánh xạ. docs/spreadsheets.md hướng dẫn tự viết", "not one column is certain; no mapping was written. docs/spreadsheets.md says how to write one");

    public static readonly Phrase Reading = new("Đang đọc tệp", "Reading the file");
    public static readonly Phrase Sending = new("Đang gửi", "Sending");

    public static readonly Phrase JsonOnce = new("--json chỉ dùng cùng --once: khi theo dõi liên tục, kết quả nằm trong sent/ và refused/", "--json goes with --once: while watching, results are in sent/ and refused/");
    public static readonly Phrase Locked = new("Thư mục {0} đang được một tiến trình khác theo dõi", "folder {0} is being watched by another process");
    public static readonly Phrase NoFolder = new("Không có thư mục {0}, hoặc sent/ hay refused/ là liên kết", "there is no folder {0}, or its sent/ or refused/ is a link");
    public static readonly Phrase Watching = new("Đang theo dõi {0}; Ctrl+C để dừng", "watching {0}; Ctrl+C stops");
    public static readonly Phrase Away = new("Không kết nối được máy chủ ({0}); {1} được giữ nguyên, thử lại sau {2} giây", "the service is away ({0}); {1} stays, trying again in {2} s");
    public static readonly Phrase MovedSent = new("{0}: đã gửi {1} ô; đã chuyển vào sent/", "{0}: sent, {1} cells; moved to sent/");
    public static readonly Phrase MovedRefused = new("{0}: nhận {1} ô, còn ô chưa được nhận; đã chuyển vào refused/ kèm giải thích", "{0}: {1} cells taken, the rest is explained; moved to refused/");
    public static readonly Phrase Ignored = new("{0}: không phải tệp .csv hoặc .xlsx, là liên kết, hoặc trống; để nguyên", "{0}: no .csv or .xlsx file, a link, or empty; left alone");
    public static readonly Phrase Changed = new("{0}: đã thay đổi trong khi gửi; để nguyên để gửi lại", "{0}: changed while it was sent; left to be sent again");
    public static readonly Phrase NotSettled = new("{0} tệp vẫn đang thay đổi, chưa gửi; lần chạy sau sẽ gửi: {1}", "{0} files are still changing and were left for the next run: {1}");
    public static readonly Phrase CannotMove = new("{0}: đã xử lý nhưng không chuyển được: {1}", "{0}: settled, but it cannot be moved: {1}");
}
