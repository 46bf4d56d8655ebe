namespace Telemetry.Doctor.Meaning;

/// <summary>
/// How much of a label a phrase covers. "Số trạm BTS" is that phrase; "Trạm BTS ngụy trang" is a kind of it, and "Số xã có trạm BTS" counts something else. Immutable.
/// </summary>
internal sealed class LabelCover
{
    // Words that add nothing to what a label names.
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "số", "tổng", "cộng", "lượng", "sản", "các", "trong", "đó", "thực", "hiện", "phát", "triển", "hiện", "có", "trên", "mạng", "toàn", "tỉnh", "thành", "phố", "năm", "và", "của", "ước",
        "tăng", "mới", "thêm", "luỹ", "lũy", "kế", "đến", "kỳ", "tháng", "quý", "cuối", "thuê", "bao", "điện", "thoại", "loại", "bình", "quân", "đạt", "dịch", "vụ", "hạ", "tầng", "internet",
        "viễn", "thông", "bưu", "chính", "nhà", "nước", "lĩnh", "vực", "doanh", "thu", "dân", "người",
    };

    private readonly List<Word> _words;

    private LabelCover(List<Word> words) => _words = words;

    /// <summary>The cover of a label that names nothing.</summary>
    public static LabelCover None { get; } = new([]);

    /// <summary>Prepares a label.</summary>
    public static LabelCover Of(string text, int start, int end) =>
        new(Word.Split(text, start, end).FindAll(w => !Fillers.Contains(w.Text) && !char.IsAsciiDigit(w.Text[0]) && w.Text.Length > 1));

    /// <summary>How sure the phrase can be of the label's subject; null where other words come first and no unit tells that the phrase is what is counted.</summary>
    public Confidence? Limit(TermHit hit, string? unit) =>
        unit is null && _words.Exists(w => w.End <= hit.Start) ? null
        : _words.Exists(w => w.End <= hit.Start || w.Start >= hit.End) ? Confidence.Likely
        : Confidence.Certain;
}
