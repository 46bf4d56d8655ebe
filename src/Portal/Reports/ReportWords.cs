using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>Names and fixed words in the report's language. Thread-safe.</summary>
internal sealed class ReportWords(Catalogue.Catalogue catalogue, ReportLanguage language)
{
    /// <summary>The language.</summary>
    public ReportLanguage Language { get; } = language;

    /// <summary>One of two wordings.</summary>
    public string Of(string vietnamese, string english) => Language == ReportLanguage.Vietnamese ? vietnamese : english;

    /// <summary>năm 2014, tháng 6/2013; 2014, June 2013.</summary>
    public string Period(Period period) => Language == ReportLanguage.Vietnamese ? VietnameseFormat.PeriodName(period) : EnglishPeriod(period);

    /// <summary>A written period in words.</summary>
    public string PeriodText(string text) => Telemetry.Catalogue.Period.TryParse(text, out var period) ? Period(period) : text;

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

    /// <summary>Name of a source, or of several joined by <c>+</c>.</summary>
    public string Source(string code) => string.Join(
        " + ", code.Split('+').Select(c => catalogue.Sources.TryGetValue(c, out var source) ? Of(source.Name, source.EnglishName) : c));

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
