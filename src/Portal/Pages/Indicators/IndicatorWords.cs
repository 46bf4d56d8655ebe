using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>Wordings that the parts of the indicators' page share. Pure.</summary>
internal static class IndicatorWords
{
    /// <summary>What is done with an indicator or metric.</summary>
    public static string Measure(Words words, FigureItemKind kind) => kind switch
    {
        FigureItemKind.Growth => words.Of("Tăng trưởng so với cùng kỳ năm trước", "Growth on the same period of the year before"),
        FigureItemKind.Plan => words.Of("Kế hoạch", "Plan"),
        FigureItemKind.PlanCompletion => words.Of("Tỷ lệ hoàn thành kế hoạch", "Plan completion"),
        FigureItemKind.Share => words.Of("Thị phần của một doanh nghiệp", "Market share of one operator"),
        FigureItemKind.Concentration => words.Of("Mức tập trung thị trường (HHI)", "Market concentration (HHI)"),
        _ => words.Of("Giá trị", "Value"),
    };

    /// <summary>The name of what is shown, with what is done with it.</summary>
    public static string Name(Words words, FigureItem item) =>
        item.Kind == FigureItemKind.Value ? words.Item(item.Code) : $"{Measure(words, item.Kind)}: {words.Item(item.Code)}";

    /// <summary>A level of units in the plural.</summary>
    public static string Level(Words words, AreaLevel level) => level switch
    {
        AreaLevel.Country => words.Of("cả nước", "country"),
        AreaLevel.Province => words.Of("tỉnh, thành phố", "provinces"),
        AreaLevel.District => words.Of("huyện, quận, thị xã", "districts"),
        _ => words.Of("xã, phường", "communes"),
    };

    /// <summary>Which place is the first, and what that says.</summary>
    public static string Ranking(Words words, FigureItem item) => UnitRanking.BetterOf(item) switch
    {
        Better.Lower => words.Of("Hạng 1 là thấp nhất: chỉ tiêu này càng thấp càng tốt.", "Rank 1 is the lowest: for this indicator lower is better."),
        Better.Higher => words.Of("Hạng 1 là cao nhất: chỉ tiêu này càng cao càng tốt.", "Rank 1 is the highest: for this indicator higher is better."),
        _ => words.Of("Hạng 1 là cao nhất; thứ hạng chỉ để so sánh, không có nghĩa là tốt hơn.", "Rank 1 is the highest; it compares, and does not say which is better."),
    };

    /// <summary>A value with its unit of measurement, or why there is none.</summary>
    public static string Value(Words words, Figure figure) => figure.Value is { } value
        ? $"{VietnameseFormat.Number(value, figure.Decimals)} {words.Unit(figure.Unit)}"
        : words.Absent(figure.Reason?.Code);

    /// <summary>A difference, always with its sign.</summary>
    public static string Signed(decimal value, int decimals) => (value > 0 ? "+" : "") + VietnameseFormat.Number(value, decimals);

    /// <summary>What happened to a unit.</summary>
    public static string Change(Words words, UnitChange change)
    {
        var unit = words.Area(change.Unit);
        if (change.Below > 0)
        {
            return words.Of($"{unit}: {change.Below} đơn vị trực thuộc mới", $"{unit}: {change.Below} new units below it");
        }

        if (change.Into.Count > 0)
        {
            var into = string.Join(", ", change.Into.Select(s => words.Area(s.Successor)));
            return words.Of($"{unit} nhập vào {into}", $"{unit} became part of {into}");
        }

        var from = string.Join(", ", change.From.Select(s => words.Area(s.Predecessor)).Distinct());
        if (change.From.Any(s => !s.IsWhole))
        {
            return words.Of($"{unit} nhận một phần của {from}", $"{unit} took over a part of {from}");
        }

        return change.On > change.Unit.ValidFrom ? words.Of($"{from} nhập vào {unit}", $"{from} became part of {unit}")
            : change.From.Count > 1 ? words.Of($"hợp nhất {from} thành {unit}", $"{from} merged into {unit}")
            : words.Of($"{from} thành {unit}", $"{from} became {unit}");
    }
}
