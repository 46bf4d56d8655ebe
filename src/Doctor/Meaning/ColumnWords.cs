using Telemetry.Catalogue;
using Telemetry.Doctor.Reading;

namespace Telemetry.Doctor.Meaning;

/// <summary>Reads the headings of a table's columns. Pure.</summary>
internal static class ColumnWords
{
    private static readonly string[] Completions =
    [
        "so với kế hoạch", "so với cùng kế hoạch", "so với kh", "so kế hoạch", "so kh", "hoàn thành", "tỷ lệ hoàn thành", "mức độ hoàn thành", "% kế hoạch", "% kh", "đạt % kh", "% so với kế hoạch",
        "th/kh", "tỷ lệ đạt", "% hoàn thành", "% thực hiện", "tỷ lệ thực hiện", "đạt tỷ lệ", "% so kh", "tỷ lệ % so với kế hoạch",
    ];

    private static readonly string[] Growths = ["tăng trưởng", "tốc độ tăng", "tăng, giảm", "tăng/giảm", "tăng (giảm)", "mức tăng", "% tăng", "tỷ lệ tăng", "tăng (+)", "tăng(+)"];
    private static readonly string[] Ratios = ["so với cùng kỳ", "so cùng kỳ", "so với năm", "so sánh", "so ck", "so với ck", "% so với", "so năm", "so với tháng", "so với quý"];
    private static readonly string[] Plans = ["kế hoạch", "kh", "chỉ tiêu", "mục tiêu", "dự toán", "chỉ tiêu giao", "kh giao"];
    private static readonly string[] Flows = ["số tăng", "thực tăng", "phát triển mới", "tăng trong", "tăng thêm", "phát triển trong", "tăng mới", "phát triển", "thuê bao mới", "mới trong"];
    private static readonly string[] Stocks = ["hiện có", "trên mạng", "lũy kế", "luỹ kế", "tổng số trên mạng", "hiện tại", "cuối kỳ", "đang hoạt động", "lũy kế đến"];
    private static readonly string[] Shares = ["tỷ trọng", "tỉ trọng", "cơ cấu", "thị phần", "chiếm", "tỷ lệ", "tỉ lệ"];
    private static readonly string[] Actuals = ["thực hiện", "kết quả", "ước", "th năm", "số liệu", "số lượng", "giá trị", "cùng kỳ", "sản lượng", "doanh thu"];

    /// <summary>What the heading says.</summary>
    /// <param name="heading">In plain text.</param>
    /// <param name="hits">Phrases of the catalogue in it.</param>
    public static ColumnMeaning Read(string heading, IReadOnlyList<TermHit> hits)
    {
        var mentions = PeriodFinder.Find(heading, 0, heading.Length);
        var period = mentions.Find(m => m.Period is not null)?.Period;
        var meaning = new ColumnMeaning
        {
            Period = period,
            IsFlow = Has(heading, Flows),
            IsStock = Has(heading, Stocks),
            IsTotal = CellWords.IsTotal(heading),
            Hits = hits,
        };
        if (Has(heading, Completions))
        {
            return meaning with { Role = NumberRole.Completion, Base = ComparisonKind.Plan, BasePeriod = period, Period = null };
        }

        if (Has(heading, Growths) || Has(heading, Ratios))
        {
            return Compared(heading, meaning, mentions);
        }

        return meaning with { Role = RoleOf(heading, meaning), IsYearBefore = Has(heading, ["cùng kỳ", "cùng kì", "năm trước", "ck"]) };
    }

    private static NumberRole? RoleOf(string heading, ColumnMeaning meaning)
    {
        var isPlan = Has(heading, Plans) && !Phrases.Begins(heading, 0, heading.Length, "tên chỉ tiêu", "các chỉ tiêu") && heading.Trim() != "chỉ tiêu";
        return isPlan && !Has(heading, ["thực hiện", "kết quả"]) ? NumberRole.Plan
            : meaning.IsFlow || meaning.IsStock || Has(heading, Actuals) ? NumberRole.Actual
            : Has(heading, Shares) && meaning.Hits.Count == 0 ? NumberRole.Share
            : meaning.Period is not null ? NumberRole.Actual
            : null;
    }

    // "So với cùng kỳ (%)" may be a growth or a ratio: the numbers decide.
    private static ColumnMeaning Compared(string heading, ColumnMeaning meaning, List<PeriodMention> mentions) => meaning with
    {
        Role = Has(heading, Growths) ? NumberRole.Growth : NumberRole.RatioToBase,
        Base = Has(heading, ["cùng kỳ", "năm trước", "ck"]) ? ComparisonKind.YearBefore : mentions.Count > 0 ? ComparisonKind.Period : null,
        BasePeriod = meaning.Period,
        Period = null,
        IsFlow = false,
    };

    private static bool Has(string heading, string[] phrases) => Array.Exists(phrases, p => p[0] == '%' || p.Contains('/', StringComparison.Ordinal) || p[^1] == ')'
        ? heading.Contains(p, StringComparison.Ordinal)
        : Phrases.Any(heading, 0, heading.Length, p));
}
