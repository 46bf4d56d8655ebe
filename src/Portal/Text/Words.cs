using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>Names and fixed words in one language. Thread-safe.</summary>
public sealed class Words(Catalogue.Catalogue catalogue, Language language)
{
    /// <summary>The language.</summary>
    public Language Language { get; } = language;

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

    /// <summary>Name of a unit that the catalogue may no longer have.</summary>
    public string Area(AreaKey key) => catalogue.TryGetArea(key, out var area) ? Area(area) : key.ToString();

    /// <summary>Name of a source, or of several joined by <c>+</c>; of the total.</summary>
    public string Source(string code) => code.Length == 0 || code == FigureQuery.AllOperators
        ? Of("tất cả doanh nghiệp", "all operators")
        : string.Join(" + ", code.Split('+').Select(c => catalogue.Sources.TryGetValue(c, out var source) ? Of(source.Name, source.EnglishName) : c));

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

    /// <summary>Name of a metric or indicator, perhaps with a prefix.</summary>
    public string Item(string text) => FigureItem.TryParse(catalogue, text, out var item) ? Of(item.Name, item.EnglishName) : text;

    /// <summary>Names of a list of codes, whatever they are codes of.</summary>
    public string Names(string codes) => string.Join(
        ", ", codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Name));

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

    private string Name(string code)
    {
        if (VietnameseTerms.KeyIn(code) is { } key && catalogue.TryGetArea(key, out var area))
        {
            return Area(area);
        }

        if (Telemetry.Catalogue.Period.TryParse(code, out var period))
        {
            return Period(period);
        }

        return FigureItem.TryParse(catalogue, code, out _) ? Item(code) : Source(code);
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
}
