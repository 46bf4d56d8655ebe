using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Keys;

/// <summary>Words of <c>telemetry keys</c>.</summary>
internal static class KeyWords
{
    public static readonly Phrase Keys = new("Khóa, chứng thư và giới hạn gửi. Cần khóa quản trị", "Keys, certificates and limits. Needs an administrator's key");
    public static readonly Phrase Create = new("Tạo khóa và in ra: lần duy nhất nhìn thấy khóa", "Makes a key and prints it: the only time that it can be seen");
    public static readonly Phrase Bind = new("Gắn chứng thư số của máy khách với quyền: người có chứng thư không cần khóa", "Binds a client certificate to rights: whoever has it needs no key");
    public static readonly Phrase Rotate = new(
        "Cấp khóa mới cùng quyền thay cho khóa cũ; khóa cũ còn dùng được trong thời gian chuyển tiếp", "Makes a new key with the rights of an old one, which stays valid for the overlap");

    public static readonly Phrase Revoke = new("Thu hồi ngay một khóa hoặc chứng thư, kể cả với kết nối đang mở", "Ends a key or binding at once, also for streams that are open");
    public static readonly Phrase List = new("Liệt kê khóa và chứng thư, không bao giờ kèm bí mật", "Lists keys and bindings, never a secret");
    public static readonly Phrase Limits = new("Mỗi đơn vị được gửi bao nhiêu", "How much a source may send");
    public static readonly Phrase LimitsSet = new(
        "Đặt giới hạn cho một đơn vị, tính chung mọi khóa của đơn vị đó; mục không nêu trở về mặc định của máy chủ",
        "Sets the limits of a source, all of its keys together; what is not given goes back to the service's default");

    public static readonly Phrase LimitsList = new("Liệt kê giới hạn và số ô đã gửi hôm nay", "Lists limits, and what was sent today");

    public static readonly Phrase Role = new(
        "Quyền: operator (gửi số liệu của một đơn vị), reader (đọc địa bàn), publisher (đọc và công bố), administrator (quản trị), public (đọc số tổng dạng công bố)",
        "What it may do: operator (hands in one source's figures), reader (reads its territory), publisher (reads and signs publications), administrator (runs the service), public (reads totals in the outside form)");

    public static readonly Phrase Source = new("Với operator: mã đơn vị, ví dụ vnpt", "With operator: the source's code, such as vnpt");
    public static readonly Phrase Territory = new(
        "Giới hạn trong địa bàn này (24, 24@2004-07-08, VN); có thể nêu nhiều lần. Không nêu: mọi nơi", "Limits it to this unit (24, 24@2004-07-08, VN); may be given again. Without it: everywhere");

    public static readonly Phrase Days = new("Hết hạn sau số ngày này, 1 đến 3660; không nêu: không hết hạn", "Days until it expires, 1 to 3660; without it: never");
    public static readonly Phrase NoteOption = new("Ai giữ khóa, nhiều nhất 200 ký tự", "Who has it, at most 200 characters");
    public static readonly Phrase Out = new(
        "Ghi khóa vào tệp mới này (chỉ chủ tệp đọc được) thay vì in ra", "Writes the key into this new file, which only its owner can read, instead of printing it");

    public static readonly Phrase Id = new("Mã công khai của khóa hoặc chứng thư, xem 'telemetry keys list'", "Public id of the key or binding, as 'telemetry keys list' gives it");
    public static readonly Phrase Overlap = new("Khóa cũ còn dùng được bao nhiêu giờ, 0 đến 2160; mặc định 24", "Hours during which the old one stays valid, 0 to 2160; default 24");
    public static readonly Phrase Reason = new("Lý do, ghi vào sổ cái, nhiều nhất 200 ký tự", "Why, for the ledger, at most 200 characters");
    public static readonly Phrase All = new("Cả khóa đã hết hạn hoặc bị thu hồi", "Also those that are expired or revoked");
    public static readonly Phrase Certificate = new("Tệp PEM của chứng thư (không cần khóa riêng); gắn theo dấu vân tay SHA-256", "PEM file of the certificate, without its private key; bound by its SHA-256 thumbprint");
    public static readonly Phrase Thumbprint = new("Dấu vân tay SHA-256 của chứng thư, 64 chữ số thập lục phân", "SHA-256 thumbprint of the certificate, 64 hex digits");
    public static readonly Phrase Subject = new(
        "Toàn bộ tên chủ thể của chứng thư theo RFC 4514, ví dụ CN=billing,O=VNPT,C=VN", "The certificate's whole subject as in RFC 4514, such as CN=billing,O=VNPT,C=VN");

    public static readonly Phrase LimitSource = new("Mã đơn vị", "The source's code");
    public static readonly Phrase PerSecond = new("Số lần gửi mỗi giây tính lâu dài, 1 đến 100000", "Submissions a second for long, 1 to 100000");
    public static readonly Phrase Burst = new("Số lần gửi dồn cùng lúc, 1 đến 100000", "Submissions at once, 1 to 100000");
    public static readonly Phrase PerDay = new("Số ô mỗi ngày (giờ Việt Nam), tính cả ô bị từ chối", "Cells in a day of Vietnam, sent and not only taken");

    public static readonly Phrase OneCertificate = new("Cần đúng một trong --certificate, --thumbprint, --subject", "expected exactly one of --certificate, --thumbprint and --subject");
    public static readonly Phrase NoCertificate = new("{0} là {1}, không có chứng thư đọc được: {2}", "{0} is {1}, which holds no certificate that can be read: {2}");
    public static readonly Phrase NoKeyToWrite = new("--out chỉ dùng khi có khóa mới, không dùng với chứng thư", "--out goes with a new key, not with a certificate");
    public static readonly Phrase LostKey = new(
        "Đã tạo khóa {0} nhưng không ghi được vào {1}: {2}. Hãy thu hồi khóa đó và tạo lại", "key {0} was made but could not be written to {1}: {2}. Revoke it and make another");

    public static readonly Phrase Once = new("Khóa {0}: chỉ hiện lần này, hãy cất giữ an toàn.", "Key {0}: it is shown this once only; keep it safe.");
    public static readonly Phrase KeyWritten = new("Khóa {0} đã ghi vào {1}.", "Key {0} written to {1}.");
    public static readonly Phrase OldEnds = new("Khóa cũ {0} còn dùng được {1} giờ, hoặc tới hạn của chính nó.", "The old one, {0}, stays valid for {1} hours, or until its own expiry.");
    public static readonly Phrase Bound = new("Đã gắn chứng thư: {0}", "Certificate bound: {0}");
    public static readonly Phrase Revoked = new("Đã thu hồi {0}.", "Revoked {0}.");
    public static readonly Phrase LimitsDone = new("Đã đặt giới hạn cho {0}; có hiệu lực ngay.", "Limits of {0} set; they count at once.");

    public static readonly Phrase ColumnId = new("Mã", "Id");
    public static readonly Phrase ColumnRole = new("Quyền", "Role");
    public static readonly Phrase ColumnSource = new("Đơn vị", "Source");
    public static readonly Phrase ColumnTerritory = new("Địa bàn", "Territory");
    public static readonly Phrase ColumnState = new("Tình trạng", "State");
    public static readonly Phrase ColumnExpires = new("Hết hạn", "Expires");
    public static readonly Phrase ColumnUsed = new("Dùng lần cuối", "Last used");
    public static readonly Phrase ColumnNote = new("Ghi chú", "Note");
    public static readonly Phrase ColumnCertificate = new("Chứng thư", "Certificate");
    public static readonly Phrase ColumnPerSecond = new("Lần gửi/giây", "Submissions/s");
    public static readonly Phrase ColumnBurst = new("Gửi dồn", "Burst");
    public static readonly Phrase ColumnPerDay = new("Ô/ngày", "Cells/day");
    public static readonly Phrase ColumnToday = new("Ô hôm nay", "Cells today");

    public static readonly Phrase Everywhere = new("mọi nơi", "everywhere");
    public static readonly Phrase Never = new("không", "never");
    public static readonly Phrase Default = new("(mặc định)", "(default)");
    public static readonly Phrase Valid = new("còn hiệu lực", "valid");
    public static readonly Phrase Expired = new("đã hết hạn", "expired");
    public static readonly Phrase RevokedState = new("đã thu hồi", "revoked");
    public static readonly Phrase ReplacedBy = new("{0}, thay bằng {1}", "{0}, replaced by {1}");
}
