using Telemetry.Operators.Cli.Output;

namespace Telemetry.Operators.Cli.Figures;

/// <summary>Words of <c>telemetry figures</c> and <c>telemetry series</c>.</summary>
internal static class FigureWords
{
    public static readonly Phrase Figures = new(
        "Tra cứu chỉ tiêu theo địa bàn và kỳ: mọi tổ hợp của các giá trị đã nêu", "Asks for indicators by area and period: every combination of what is given");

    public static readonly Phrase Series = new("Một chỉ tiêu của một địa bàn qua các kỳ, nhiều nhất 1200 kỳ", "One indicator of one area over time, at most 1,200 periods");
    public static readonly Phrase Indicator = new(
        "Mã chỉ tiêu, có thể kèm tiền tố plan., plan_completion., growth., share., hhi.; có thể nêu nhiều lần",
        "Code of an indicator or metric, perhaps after plan., plan_completion., growth., share. or hhi.; may be given again");

    public static readonly Phrase Metric = new("Mã chỉ tiêu, có thể kèm tiền tố như ở 'figures'", "Code of an indicator or metric, perhaps with a prefix as in 'figures'");
    public static readonly Phrase Areas = new(
        "Mã địa bàn theo ngày cuối kỳ, hoặc mã@ngày-bắt-đầu (24@2004-07-08); có thể nêu nhiều lần",
        "Area code as valid on the period's last day, or code@valid-from (24@2004-07-08); may be given again");

    public static readonly Phrase OneArea = new(
        "Mã địa bàn theo ngày cuối kỳ, hoặc mã@ngày-bắt-đầu (24@2004-07-08)", "Area code as valid on the period's last day, or code@valid-from (24@2004-07-08)");

    public static readonly Phrase Periods = new(
        "Kỳ: 2013-06, 2013-Q2, 2013-H1, 2013-9M, 2013 hoặc ngày 2013-06-30; có thể nêu nhiều lần",
        "Period: 2013-06, 2013-Q2, 2013-H1, 2013-9M, 2013 or a day 2013-06-30; may be given again");

    public static readonly Phrase From = new("Kỳ đầu", "First period");
    public static readonly Phrase To = new("Kỳ cuối, cùng độ dài với kỳ đầu", "Last period, of the first one's length");
    public static readonly Phrase Operators = new(
        "Mã đơn vị báo cáo, hoặc all (mặc định): số tổng; có thể nêu nhiều lần", "Source's code, or all (the default): the total; may be given again");

    public static readonly Phrase OneOperator = new("Mã đơn vị báo cáo, hoặc all (mặc định): số tổng", "Source's code, or all (the default): the total");
    public static readonly Phrase Boundaries = new(
        "Tính theo địa giới của ngày này, ví dụ 2026-01-01; không nêu: địa giới của kỳ", "On the boundaries of this day, such as 2026-01-01; without it: the period's own");

    public static readonly Phrase Edition = new(
        "Số theo lần công bố này; provisional: theo những gì hiện biết. Không nêu: lần công bố mới nhất, nếu có",
        "As this edition says; provisional: what is known now. Without it: the newest edition, where there is one");

    public static readonly Phrase AsOf = new(
        "Theo những gì đã biết tại vị trí sổ cái hoặc thời điểm này; không nêu: hiện tại", "As known at this ledger position or time; without it: now");

    public static readonly Phrase Passport = new("Kèm hộ chiếu của từng số: công thức, nguồn, biên nhận, phần còn thiếu", "With each figure's passport: formula, sources, receipts, what is missing");
    public static readonly Phrase Computing = new("Đang tính", "Computing");

    public static readonly Phrase ColumnIndicator = new("Chỉ tiêu", "Indicator");
    public static readonly Phrase ColumnArea = new("Địa bàn", "Area");
    public static readonly Phrase ColumnPeriod = new("Kỳ", "Period");
    public static readonly Phrase ColumnOperator = new("Đơn vị báo cáo", "Operator");
    public static readonly Phrase ColumnValue = new("Giá trị", "Value");
    public static readonly Phrase ColumnUnit = new("Đơn vị tính", "Unit");
    public static readonly Phrase ColumnStatus = new("Tình trạng", "Status");
    public static readonly Phrase Position = new("Tính tại vị trí sổ cái {0}.", "As of ledger position {0}.");

    public static readonly Phrase Complete = new("đầy đủ", "complete");
    public static readonly Phrase Partial = new("chưa đầy đủ", "partial");
    public static readonly Phrase Missing = new("không có", "missing");
    public static readonly Phrase Estimated = new("{0}, có phần ước tính", "{0}, partly estimated");
    public static readonly Phrase Because = new("{0}: {1}", "{0}: {1}");

    public static readonly Phrase Heading = new("{0} — {1} ({2}), kỳ {3}, {4}: {5}", "{0} — {1} ({2}), {3}, {4}: {5}");
    public static readonly Phrase Formula = new("  Công thức: {0}", "  Formula: {0}");
    public static readonly Phrase Filled = new("  Thay số: {0}", "  With numbers: {0}");
    public static readonly Phrase Origin = new("  Định nghĩa: {0}", "  Definition: {0}");
    public static readonly Phrase Numerator = new("Tử số", "Numerator");
    public static readonly Phrase Denominator = new("Mẫu số", "Denominator");
    public static readonly Phrase OpeningDenominator = new("Mẫu số đầu kỳ", "Opening denominator");
    public static readonly Phrase Operand = new("  {0}: {1} {2} = {3} {4}, kỳ {5} ({6})", "  {0}: {1} {2} = {3} {4}, {5} ({6})");
    public static readonly Phrase NoValue = new("không có giá trị", "no value");
    public static readonly Phrase Older = new("    Số liệu của kỳ trước ({0}), chưa có số của kỳ {1}.", "    The value is of an earlier period ({0}); there is none of {1} yet.");
    public static readonly Phrase Contribution = new("    - {0} ({1}): {2}, kỳ {3} ({4}); biên nhận {5}", "    - {0} ({1}): {2}, {3} ({4}); receipts {5}");
    public static readonly Phrase MoreReceipts = new("{0}, … ({1} biên nhận)", "{0}, … ({1} receipts)");
    public static readonly Phrase MissingOperator = new("    ! thiếu {0} ({1})", "    ! missing: {0} ({1})");
    public static readonly Phrase MissingPart = new("    ! thiếu thành phần {0} ({1})", "    ! missing part: {0} ({1})");
    public static readonly Phrase MissingPeriod = new("    ! thiếu kỳ {0}", "    ! missing period: {0}");
    public static readonly Phrase HowExplicit = new("báo cáo trực tiếp", "as reported");
    public static readonly Phrase HowTime = new("tổng hợp từ các kỳ ngắn hơn", "from shorter periods");
    public static readonly Phrase HowParts = new("cộng các thành phần", "sum of its parts");
    public static readonly Phrase HowAreas = new("cộng các đơn vị cấp dưới", "sum of the units below");
    public static readonly Phrase HowPredecessors = new("cộng các đơn vị tiền thân", "sum of the units before it");
    public static readonly Phrase HowLineage = new("cộng các đơn vị cùng thời, theo thay đổi địa giới", "from the units of its time, by lineage");
    public static readonly Phrase HowStanding = new("giá trị đã báo cáo, còn hiệu lực", "an earlier report that stands");
    public static readonly Phrase HowMixed = new("cộng nhiều nguồn, theo nhiều cách", "several sources, in several ways");
    public static readonly Phrase HowMissing = new("chưa có số liệu", "nothing reported");
    public static readonly Phrase HowNotApplicable = new("không phát sinh", "not applicable");
    public static readonly Phrase HowNotAvailable = new("nguồn không có số liệu", "not available");
    public static readonly Phrase HowNotReported = new("nguồn không báo cáo", "not reported");
    public static readonly Phrase HowWithheld = new("nguồn không công bố", "withheld");
    public static readonly Phrase HowOutOfRange = new("tổng vượt phạm vi tính toán", "beyond what can be computed");

    public static readonly Phrase Plan = new("  Kế hoạch: {0} {1} = {2} {3}, kỳ {4}, của {5}", "  Plan: {0} {1} = {2} {3}, {4}, by {5}");
    public static readonly Phrase Note = new("  Ghi chú: {0}", "  Note: {0}");
    public static readonly Phrase Foot = new("  Vị trí sổ cái {0}, phiên bản danh mục {1}", "  Ledger position {0}, catalogue version {1}");

    /// <summary>How a value came about, by the service's name for it; the name itself where there is no word.</summary>
    public static string HowOf(Language language, string name) => name switch
    {
        "explicit" => HowExplicit.In(language),
        "time" => HowTime.In(language),
        "parts" => HowParts.In(language),
        "areas" => HowAreas.In(language),
        "predecessors" => HowPredecessors.In(language),
        "lineage" => HowLineage.In(language),
        "standing" => HowStanding.In(language),
        "mixed" => HowMixed.In(language),
        "missing" => HowMissing.In(language),
        "notApplicable" => HowNotApplicable.In(language),
        "notAvailable" => HowNotAvailable.In(language),
        "notReported" => HowNotReported.In(language),
        "withheld" => HowWithheld.In(language),
        "outOfRange" => HowOutOfRange.In(language),
        _ => name,
    };
}
