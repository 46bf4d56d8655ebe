using System.Globalization;
using Telemetry.Aggregator.Indicators;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Portal.Text;

/// <summary>Codes of the catalogue and of passports in Vietnamese. What is not known is given back as it is. Thread-safe.</summary>
public sealed class VietnameseTerms(Catalogue.Catalogue catalogue)
{
    /// <summary>The catalogue whose names are used.</summary>
    public Catalogue.Catalogue Catalogue { get; } = catalogue;

    /// <summary>Name of what was asked: the metric's or indicator's, with what is done with it.</summary>
    public static string Item(FigureItem item) => item.Kind switch
    {
        FigureItemKind.Plan => "Kế hoạch: " + item.Name,
        FigureItemKind.PlanCompletion => "Tỷ lệ hoàn thành kế hoạch: " + item.Name,
        FigureItemKind.Growth => "Tăng trưởng so với cùng kỳ năm trước: " + item.Name,
        FigureItemKind.Share => "Thị phần: " + item.Name,
        FigureItemKind.Concentration => "Chỉ số tập trung thị trường (HHI): " + item.Name,
        _ => item.Name,
    };

    /// <summary>Name of a written item.</summary>
    public string Item(string text) => FigureItem.TryParse(Catalogue, text, out var item) ? Item(item) : text;

    /// <summary>Name of a source, or of several joined by <c>+</c>; of the total.</summary>
    public string Source(string code)
    {
        if (code.Length == 0 || code == FigureQuery.AllOperators)
        {
            return "tất cả doanh nghiệp";
        }

        return string.Join(" + ", code.Split('+').Select(c => Catalogue.Sources.TryGetValue(c, out var source) ? source.Name : c));
    }

    /// <summary>Name of a unit.</summary>
    public string Area(AreaKey key) => Catalogue.TryGetArea(key, out var area) ? area.Name : key.ToString();

    /// <summary>Name of a written period.</summary>
    public static string Period(string text) => Telemetry.Catalogue.Period.TryParse(text, out var period) ? VietnameseFormat.PeriodName(period) : text;

    /// <summary>A decimal written for machines, written for people.</summary>
    public static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? VietnameseFormat.Exact(number) : text;

    /// <summary>A list of codes, whatever they are codes of, separated by commas.</summary>
    public string Names(string codes) =>
        string.Join(", ", codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Name));

    /// <summary>A list of units with their first days, separated by commas: units of different times often bear one name.</summary>
    public string Units(string units) => string.Join(
        ", ",
        units.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(u => KeyIn(u) is { } key ? $"{Area(key)} (từ {VietnameseFormat.Date(key.ValidFrom)})" : u));

    /// <summary>How a value came about.</summary>
    public static string How(Provenance how) => how switch
    {
        Provenance.Explicit => "báo cáo trực tiếp",
        Provenance.Time => "tổng hợp từ các kỳ ngắn hơn",
        Provenance.Parts => "cộng các thành phần",
        Provenance.Areas => "cộng các đơn vị cấp dưới",
        Provenance.Predecessors => "cộng các đơn vị tiền thân",
        Provenance.Lineage => "cộng các đơn vị cùng thời, theo thay đổi địa giới",
        Provenance.Standing => "giá trị đã báo cáo, còn hiệu lực",
        Provenance.Mixed => "cộng nhiều nguồn, theo nhiều cách",
        Provenance.NotApplicable => "không phát sinh",
        Provenance.NotAvailable => "nguồn không có số liệu",
        Provenance.NotReported => "nguồn không báo cáo",
        Provenance.Withheld => "nguồn không công bố",
        Provenance.OutOfRange => "tổng vượt phạm vi tính toán",
        _ => "chưa có báo cáo",
    };

    /// <summary>How far a figure rests on what was expected.</summary>
    public static string Status(FigureStatus status) => status switch
    {
        FigureStatus.Complete => "đầy đủ",
        FigureStatus.Partial => "chưa đầy đủ",
        _ => "không có số liệu",
    };

    /// <summary>What kind of sender a source is.</summary>
    public static string Kind(SourceKind kind) => kind switch
    {
        SourceKind.Operator => "doanh nghiệp",
        SourceKind.Department => "Sở",
        SourceKind.Statistics => "cơ quan thống kê",
        _ => "Bộ",
    };

    private string Name(string code)
    {
        if (KeyIn(code) is { } key)
        {
            return Area(key);
        }

        if (Telemetry.Catalogue.Period.TryParse(code, out var period))
        {
            return VietnameseFormat.PeriodName(period);
        }

        return FigureItem.TryParse(Catalogue, code, out var item) ? Item(item) : Source(code);
    }

    /// <summary>The unit of a code, which may be its identity or its name and identity: Bắc Giang (24@2004-07-08). Null where it is no unit.</summary>
    internal static AreaKey? KeyIn(string code)
    {
        var identity = code.EndsWith(')') ? code.AsSpan((code.LastIndexOf('(') + 1)..^1) : code;
        return AreaKey.TryParse(identity, out var key) ? key : null;
    }
}
