using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;
using Telemetry.Storage.Submissions;

namespace Telemetry.Portal.Text;

/// <summary>Names and fixed words in one language. Thread-safe.</summary>
public sealed class Words(Catalogue.Catalogue catalogue, Language language)
{
    /// <summary>The language.</summary>
    public Language Language { get; } = language;

    /// <summary>The catalogue whose names are used.</summary>
    public Catalogue.Catalogue Catalogue { get; } = catalogue;

    /// <summary>One of two wordings.</summary>
    public string Of(string vietnamese, string english) => Language == Language.Vietnamese ? vietnamese : english;

    /// <summary>năm 2014, tháng 6/2013; 2014, June 2013.</summary>
    public string Period(Period period) => Language == Language.Vietnamese ? VietnameseFormat.PeriodName(period) : EnglishPeriod(period);

    /// <summary>A written period in words.</summary>
    public string PeriodText(string text) => Telemetry.Catalogue.Period.TryParse(text, out var period) ? Period(period) : text;

    /// <summary>The same with a capital first letter, for headings.</summary>
    public string PeriodTitle(Period period)
    {
        var name = Period(period);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>trong năm; in the year.</summary>
    public string InPeriod(Period period) => period.Grain switch
    {
        PeriodGrain.Day => Of("trong ngày", "in the day"),
        PeriodGrain.Month => Of("trong tháng", "in the month"),
        PeriodGrain.Quarter => Of("trong quý", "in the quarter"),
        PeriodGrain.Half => Of("trong 6 tháng đầu năm", "in the first half"),
        PeriodGrain.NineMonths => Of("trong 9 tháng đầu năm", "in the first nine months"),
        _ => Of("trong năm", "in the year"),
    };

    /// <summary>Name of a unit.</summary>
    public string Area(Area area) => Of(area.Name, area.EnglishName);

    /// <summary>Bắc Ninh; Bắc Giang (đến 30/06/2025): with the last day of a unit that ended, since units of different times often bear one name.</summary>
    public string AreaUntil(Area area) => area.ValidTo is { } to
        ? Of($"{Area(area)} (đến {VietnameseFormat.Date(to)})", $"{Area(area)} (to {VietnameseFormat.Date(to)})")
        : Area(area);

    /// <summary>Name of a unit that the catalogue may no longer have.</summary>
    public string Area(AreaKey key) => Catalogue.TryGetArea(key, out var area) ? Area(area) : key.ToString();

    /// <summary>Name of a source, or of several joined by <c>+</c>; of the total.</summary>
    public string Source(string code) => code.Length == 0 || code == FigureQuery.AllOperators
        ? Of("tất cả doanh nghiệp", "all operators")
        : string.Join(" + ", code.Split('+').Select(c => Catalogue.Sources.TryGetValue(c, out var source) ? Of(source.Name, source.EnglishName) : c));

    /// <summary>A unit of measurement: thuê bao, trên 100 dân; subscription, per 100 people.</summary>
    public string Unit(string unit) => Of(VietnameseUnits.Name(unit), unit);

    /// <summary>How far a figure rests on what was expected.</summary>
    public string Status(FigureStatus status) => status switch
    {
        FigureStatus.Complete => Of("đầy đủ", "complete"),
        FigureStatus.Partial => Of("chưa đầy đủ", "partial"),
        _ => Of("không có số liệu", "no figure"),
    };

    /// <summary>What kind of sender a source is.</summary>
    public string Kind(SourceKind kind) => kind switch
    {
        SourceKind.Operator => Of("doanh nghiệp", "operator"),
        SourceKind.Department => Of("Sở", "department"),
        SourceKind.Statistics => Of("cơ quan thống kê", "statistics office"),
        _ => Of("Bộ", "ministry"),
    };

    /// <summary>What a submission holds: số liệu, kế hoạch, số đã công bố.</summary>
    public string Kind(SubmissionKind kind) => kind switch
    {
        SubmissionKind.Figures => Of("số liệu", "figures"),
        SubmissionKind.Plan => Of("kế hoạch", "plan"),
        _ => Of("số đã công bố", "published values"),
    };

    /// <summary>Units as they stand behind a number: 300 thuê bao; 300 subscriptions.</summary>
    public string UnitsOf(string unit) => Of(VietnameseUnits.Name(unit), EnglishUnits.Plural(unit));

    /// <summary>Name of what was asked: the metric's or indicator's, with what is done with it.</summary>
    public string Item(FigureItem item)
    {
        var name = Of(item.Name, item.EnglishName);
        return item.Kind switch
        {
            FigureItemKind.Plan => Of("Kế hoạch: ", "Plan: ") + name,
            FigureItemKind.PlanCompletion => Of("Tỷ lệ hoàn thành kế hoạch: ", "Completion of the plan: ") + name,
            FigureItemKind.Growth => Of("Tăng trưởng so với cùng kỳ năm trước: ", "Growth against the same period of the year before: ") + name,
            FigureItemKind.Share => Of("Thị phần: ", "Market share: ") + name,
            FigureItemKind.Concentration => Of("Chỉ số tập trung thị trường (HHI): ", "Market concentration (HHI): ") + name,
            _ => name,
        };
    }

    /// <summary>Name of a written item; what the catalogue does not know is given back as it is.</summary>
    public string Item(string text) => FigureItem.TryParse(Catalogue, text, out var item) ? Item(item) : text;

    /// <summary>How a value came about.</summary>
    public string How(Provenance how) => how switch
    {
        Provenance.Explicit => Of("báo cáo trực tiếp", "reported as such"),
        Provenance.Time => Of("tổng hợp từ các kỳ ngắn hơn", "from shorter periods"),
        Provenance.Parts => Of("cộng các thành phần", "sum of its parts"),
        Provenance.Areas => Of("cộng các đơn vị cấp dưới", "sum of the units below"),
        Provenance.Predecessors => Of("cộng các đơn vị tiền thân", "sum of the predecessors"),
        Provenance.Lineage => Of("cộng các đơn vị cùng thời, theo thay đổi địa giới", "sum of the units of that time, along the changes of boundaries"),
        Provenance.Standing => Of("giá trị đã báo cáo, còn hiệu lực", "reported earlier, still stands"),
        Provenance.Mixed => Of("cộng nhiều nguồn, theo nhiều cách", "sum of several sources, in several ways"),
        Provenance.NotApplicable => Of("không phát sinh", "not applicable"),
        Provenance.NotAvailable => Of("nguồn không có số liệu", "the source does not have it"),
        Provenance.NotReported => Of("nguồn không báo cáo", "the source does not report it"),
        Provenance.Withheld => Of("nguồn không công bố", "the source keeps it back"),
        Provenance.OutOfRange => Of("tổng vượt phạm vi tính toán", "the sum is out of range"),
        _ => Of("chưa có báo cáo", "not reported yet"),
    };

    /// <summary>Why a cell has no value, as its sender said.</summary>
    public string State(CellState state) => state switch
    {
        CellState.Present => Of("có số liệu", "a value"),
        CellState.NotApplicable => How(Provenance.NotApplicable),
        CellState.NotAvailable => How(Provenance.NotAvailable),
        CellState.NotReported => How(Provenance.NotReported),
        CellState.Withheld => How(Provenance.Withheld),
        _ => Of("rút lại", "withdrawn"),
    };

    /// <summary>A unit with its first day: units of different times often bear one name.</summary>
    public string DatedArea(Area area) => $"{Area(area)} ({Of("từ", "from")} {VietnameseFormat.Date(area.ValidFrom)})";

    /// <summary>A list of units with their first days, separated by commas.</summary>
    public string DatedAreas(string units) => string.Join(
        ", ", Split(units).Select(u => KeyIn(u) is not { } key ? u : Catalogue.TryGetArea(key, out var area) ? DatedArea(area) : key.ToString()));

    /// <summary>Names of a list of codes, whatever they are codes of.</summary>
    public string Names(string codes) => string.Join(", ", Split(codes).Select(Name));

    /// <summary>What a cell says that has no figure; the four kinds of absence each have their own words.</summary>
    public string Absent(FigureReasonCode? reason) => reason switch
    {
        FigureReasonCode.NotApplicable => Of("không áp dụng", "not applicable"),
        FigureReasonCode.NotAvailable => Of("không có số liệu", "not available"),
        FigureReasonCode.NotReported => Of("chưa báo cáo", "not reported"),
        FigureReasonCode.Withheld => Of("không công bố", "withheld"),
        FigureReasonCode.NoValueReported => Of("chưa có báo cáo", "no report"),
        FigureReasonCode.NoPlan => Of("chưa có kế hoạch", "no plan"),
        FigureReasonCode.BaseMissing => Of("chưa có số cùng kỳ", "no earlier figure"),
        FigureReasonCode.AreaNotValid => Of("chưa có đơn vị này", "no such unit then"),
        _ => Of("không tính được", "cannot be computed"),
    };

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string Name(string code)
    {
        if (KeyIn(code) is { } key && Catalogue.TryGetArea(key, out var area))
        {
            return Area(area);
        }

        if (Telemetry.Catalogue.Period.TryParse(code, out var period))
        {
            return Period(period);
        }

        return FigureItem.TryParse(Catalogue, code, out _) ? Item(code) : Source(code);
    }

    private static string EnglishPeriod(Period period) => period.Grain switch
    {
        PeriodGrain.Day => period.First.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        PeriodGrain.Month => period.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        PeriodGrain.Quarter => string.Create(CultureInfo.InvariantCulture, $"Q{(period.First.Month + 2) / 3} {period.Year}"),
        PeriodGrain.Half => string.Create(CultureInfo.InvariantCulture, $"first half of {period.Year}"),
        PeriodGrain.NineMonths => string.Create(CultureInfo.InvariantCulture, $"first nine months of {period.Year}"),
        _ => period.Year.ToString(CultureInfo.InvariantCulture),
    };

    // A code may be a unit's identity, or its name and identity: Bắc Giang (24@2004-07-08).
    private static AreaKey? KeyIn(string code)
    {
        var identity = code.EndsWith(')') ? code.AsSpan((code.LastIndexOf('(') + 1)..^1) : code;
        return AreaKey.TryParse(identity, out var key) ? key : null;
    }
}
