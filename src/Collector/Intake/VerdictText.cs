using System.Globalization;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// What a verdict tells the person who has to mend the figure: Vietnamese, then English behind a bar. A clerk reads the first
/// half aloud over the telephone; a program reads the code.
/// </summary>
public static class VerdictText
{
    /// <summary>For a cell that came twice.</summary>
    public const string DuplicateCell =
        "mỗi ô chỉ được gửi một lần trong một bản gửi; không lấy giá trị nào | each cell once in a submission; none of them was taken";

    /// <summary>For NaN and infinities.</summary>
    public const string NotANumber = "phải là một số hữu hạn; nếu không có số liệu, hãy gửi lý do | a finite number; where there is none, say why it is absent";

    /// <summary>For a metric that the catalogue does not have.</summary>
    public static string UnknownMetric(SubmissionKind kind) => kind != SubmissionKind.Figures
        ? "mã một chỉ tiêu có trong danh mục | a metric's or an indicator's code of the catalogue"
        : "mã một số liệu có trong danh mục (tỷ lệ, mật độ được tính, không gửi) | a metric's code of the catalogue (ratios are computed, never sent)";

    /// <summary>For a metric that another kind of source reports.</summary>
    public static string WrongReporter(Metric metric, Source source) =>
        $"{metric.Name}: do {Kind(metric.ReportedBy, vietnamese: true)} báo cáo, {source.Name} thì không | reported by {Kind(metric.ReportedBy, vietnamese: false)}";

    /// <summary>For a column scaled by other decimals than the catalogue has.</summary>
    public static string WrongDecimals(string name, int expected, int sent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {expected} chữ số thập phân, bản gửi ghi {sent}; hãy tải lại danh mục | {expected} decimals, the submission says {sent}; fetch the catalogue again");

    /// <summary>For a code that no unit bears at the period.</summary>
    public static string Area(string code, IReadOnlyList<Area> known, Period period)
    {
        if (known.Count == 0)
        {
            return "mã đơn vị hành chính của cơ quan thống kê | a code of the statistics office";
        }

        var spans = string.Join("; ", known.Select(a => string.Create(
            CultureInfo.InvariantCulture, $"{code} = {a.Name}, {a.ValidFrom:yyyy-MM-dd}–{(a.ValidTo is { } to ? to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "nay")}")));
        return string.Create(CultureInfo.InvariantCulture, $"đơn vị tồn tại vào ngày {period.Last:yyyy-MM-dd} ({spans}) | a unit that existed on that day");
    }

    /// <summary>For a unit that the sender does not report for.</summary>
    public static string OutsideTerritory(Area area, Source source) =>
        $"đơn vị thuộc địa bàn của {source.Name}; {area.Name} thì không | a unit of the sender's territory";

    /// <summary>For a fraction where there can be none.</summary>
    public static string NotWhole(string name, int decimals, double? received)
    {
        var vietnamese = decimals == 0
            ? $"{name}: phải là số nguyên"
            : string.Create(CultureInfo.InvariantCulture, $"{name}: nhiều nhất {decimals} chữ số thập phân");
        var english = decimals == 0
            ? "a count must be whole"
            : string.Create(CultureInfo.InvariantCulture, $"at most {decimals} decimals");
        if (received is { } value)
        {
            vietnamese += $", nhận được {Shown(value)}";

            // 160,21 is what a spreadsheet leaves of 160.210: the thousands dot read as a comma, the last zero lost.
            if (decimals == 0 && ScaledValue.TryFromDouble(value, 3, out var thousands))
            {
                vietnamese += $"; có phải là {VietnameseFormat.Number(thousands)}?";
                english += string.Create(CultureInfo.InvariantCulture, $"; was {thousands} meant?");
            }
        }

        return $"{vietnamese} | {english}";
    }

    /// <summary>For a value outside the metric's bounds.</summary>
    public static string OutOfBounds(string name, long minimum, long maximum, int decimals) =>
        $"{name}: từ {Shown(minimum, decimals)} đến {Shown(maximum, decimals)} | {Number(minimum, decimals)} to {Number(maximum, decimals)}";

    /// <summary>A scaled value in its unit, invariant culture.</summary>
    public static string Number(long scaled, int decimals) =>
        new decimal(scaled).Unscale(decimals).ToString(CultureInfo.InvariantCulture);

    private static string Shown(long scaled, int decimals) =>
        VietnameseFormat.Number(new decimal(scaled).Unscale(decimals), decimals);

    private static string Shown(double value) => VietnameseFormat.Exact((decimal)value);

    private static decimal Unscale(this decimal scaled, int decimals)
    {
        for (var i = 0; i < decimals; i++)
        {
            scaled /= 10;
        }

        return scaled;
    }

    private static string Kind(SourceKind kind, bool vietnamese) => (kind, vietnamese) switch
    {
        (SourceKind.Operator, true) => "doanh nghiệp",
        (SourceKind.Operator, false) => "operators",
        (SourceKind.Department, true) => "sở",
        (SourceKind.Department, false) => "departments",
        (SourceKind.Statistics, true) => "cơ quan thống kê",
        (SourceKind.Statistics, false) => "the statistics office",
        (_, true) => "bộ",
        _ => "the ministry",
    };
}
