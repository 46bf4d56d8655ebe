using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Receipts;

/// <summary>Words of receipts and verdicts.</summary>
internal static class ReceiptWords
{
    public static readonly Phrase Receipt = new(
        "Xem biên nhận của một lần gửi: đã nhận bao nhiêu ô, từ chối ô nào và vì sao. Cần khóa của đơn vị gửi",
        "Shows the receipt of a submission: how many cells were taken, which were refused and why. Needs the sender's key");

    public static readonly Phrase Id = new("Mã số lần gửi do bên gửi đặt", "The sender's own id of the submission");
    public static readonly Phrase Out = new("Ghi biên nhận ra tệp JSON này, như --json, kèm mọi thứ tạo nên mã băm của mục", "Writes the receipt into this file, as the JSON of --json, with all that the entry's hash is made of");
    public static readonly Phrase Proof = new("Ghi biên nhận cùng bằng chứng rằng sổ cái đã ký có mục này ra tệp JSON; telemetry verify kiểm chứng tệp đó mà không cần kết nối", "Writes the receipt with the proof that the signed ledger holds it into this JSON file, which telemetry verify verifies without a connection");
    public static readonly Phrase Force = new("Ghi đè tệp đã có", "Overwrites a file that is there");
    public static readonly Phrase Fetching = new("Đang lấy biên nhận", "Fetching the receipt");
    public static readonly Phrase Written = new("Đã ghi biên nhận vào {0}", "Receipt written to {0}");

    public static readonly Phrase Title = new("Biên nhận {0}", "Receipt {0}");
    public static readonly Phrase DryRunTitle = new("Kiểm tra thử {0}: không lưu gì", "Dry run of {0}: nothing was stored");
    public static readonly Phrase Source = new("Đơn vị gửi", "Source");
    public static readonly Phrase Committed = new("Đã lưu lúc", "Committed");
    public static readonly Phrase Sequence = new("Vị trí trong sổ cái", "Ledger position");
    public static readonly Phrase Cells = new("Số ô", "Cells");
    public static readonly Phrase CellCounts = new("gửi {0} = nhận {1} + từ chối {2}", "{0} sent = {1} taken + {2} refused");
    public static readonly Phrase PayloadHash = new("Mã băm nội dung", "Payload hash");
    public static readonly Phrase EntryHash = new("Mã băm sổ cái", "Entry hash");
    public static readonly Phrase Catalogue = new("Phiên bản danh mục", "Catalogue version");
    public static readonly Phrase Duplicate = new("Đã gửi trước đây với cùng nội dung: đây là biên nhận lần đầu.", "Handed in before with the same content: this is the first receipt.");
    public static readonly Phrase AllTaken = new("Tất cả các ô đều được nhận.", "Every cell was taken.");
    public static readonly Phrase Refusals = new("Các ô bị từ chối ({0}):", "Refused cells ({0}):");
    public static readonly Phrase Findings = new("Điểm cần xem lại ({0}), không cản việc nhận:", "Worth a look ({0}); this refuses nothing:");

    public static readonly Phrase Field = new("Mục", "Field");
    public static readonly Phrase Value = new("Giá trị", "Value");
    public static readonly Phrase Area = new("Địa bàn", "Area");
    public static readonly Phrase Metric = new("Chỉ tiêu", "Metric");
    public static readonly Phrase Period = new("Kỳ", "Period");
    public static readonly Phrase Reason = new("Lý do", "Reason");
    public static readonly Phrase Received = new("Giá trị đã gửi", "Received");
    public static readonly Phrase Expected = new("Cần", "Expected");
    public static readonly Phrase Severity = new("Mức độ", "Severity");
    public static readonly Phrase What = new("Nội dung", "What");
    public static readonly Phrase All = new("(tất cả)", "(all)");

    public static readonly Phrase UnknownMetric = new("chỉ tiêu không có trong danh mục", "unknown metric");
    public static readonly Phrase UnknownArea = new("mã địa bàn không có", "unknown area");
    public static readonly Phrase AreaNotValid = new("mã địa bàn không có hiệu lực trong kỳ", "area not valid in the period");
    public static readonly Phrase OutOfBounds = new("ngoài khoảng cho phép", "out of bounds");
    public static readonly Phrase NotWhole = new("quá nhiều chữ số thập phân", "too many decimals");
    public static readonly Phrase NotANumber = new("không phải là số", "not a number");
    public static readonly Phrase OutsideTerritory = new("ngoài địa bàn được báo cáo", "outside the sender's territory");
    public static readonly Phrase DuplicateCell = new("ô bị lặp lại", "the same cell twice");
    public static readonly Phrase WrongDecimals = new("sai số chữ số thập phân của chỉ tiêu", "wrong decimals");
    public static readonly Phrase WrongReporter = new("chỉ tiêu do đơn vị khác báo cáo", "reported by another kind of source");
    public static readonly Phrase OtherReason = new("lý do khác", "another reason");

    public static readonly Phrase Error = new("lỗi", "error");
    public static readonly Phrase Warning = new("cảnh báo", "warning");
    public static readonly Phrase Info = new("thông tin", "information");

    /// <summary>Why a cell was refused.</summary>
    public static Phrase Of(VerdictCode code) => code switch
    {
        VerdictCode.UnknownMetric => UnknownMetric,
        VerdictCode.UnknownArea => UnknownArea,
        VerdictCode.AreaNotValid => AreaNotValid,
        VerdictCode.OutOfBounds => OutOfBounds,
        VerdictCode.NotWhole => NotWhole,
        VerdictCode.NotANumber => NotANumber,
        VerdictCode.OutsideTerritory => OutsideTerritory,
        VerdictCode.DuplicateCell => DuplicateCell,
        VerdictCode.WrongDecimals => WrongDecimals,
        VerdictCode.WrongReporter => WrongReporter,
        _ => OtherReason,
    };

    /// <summary>How much a finding matters.</summary>
    public static Phrase Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Error,
        FindingSeverity.Warning => Warning,
        _ => Info,
    };
}
