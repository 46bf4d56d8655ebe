using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>Fills the form of the indicators' page. Thread-safe.</summary>
internal sealed class IndicatorFormBuilder(Catalogue.Catalogue catalogue, ReadableUnits units, KnownPeriods known, TimeProvider time)
{
    private const int MostPeriods = 36;

    // Of codes of metrics, by what stands before the first dot, in the order of a form; what a host adds comes after.
    private static readonly (string[] Prefixes, string Vietnamese, string English)[] Groups =
    [
        (["subscribers"], "Thuê bao", "Subscriptions"),
        (["net_additions"], "Thuê bao thực tăng", "Net additions"),
        (["bts"], "Trạm BTS", "BTS sites"),
        (["communes"], "Xã có dịch vụ", "Communes with service"),
        (["postal"], "Mạng bưu chính", "Postal network"),
        (["volume"], "Sản lượng bưu chính", "Postal volume"),
        (["revenue", "budget_contribution"], "Doanh thu, nộp ngân sách", "Revenue and budget"),
        (["population", "area"], "Dân số, diện tích", "Population and land"),
    ];

    /// <summary>The form beside an answer.</summary>
    public async ValueTask<IndicatorForm> OfAsync(Caller caller, Words words, IndicatorRequest request, IndicatorAnswer answer, CancellationToken cancellationToken)
    {
        var question = answer.Question;
        return new IndicatorForm
        {
            Request = request,
            Question = question,
            Items = ItemsIn(words),
            Measures = MeasuresFor(caller),
            Tops = units.Tops(caller, question.Day),
            Below = ReadableUnits.Below(caller, question.Area, question.Day),
            Comparable = question.View == IndicatorView.Series ? ReadableUnits.Beside(caller, question.Area, question.Day) : [],
            Periods = [.. (await known.OfAsync(caller, question.Area, cancellationToken)).Take(MostPeriods)],
            Operators = answer.Operators,
        };
    }

    /// <summary>The form beside a question that could not be answered: as it was filled in, and nothing that depends on it.</summary>
    public IndicatorForm Of(Caller caller, Words words, IndicatorRequest request) => new()
    {
        Request = request,
        Items = ItemsIn(words),
        Measures = MeasuresFor(caller),
        Tops = units.Tops(caller, Period.TryParse(request.Period, out var period) ? period.Last : VietnamTime.DayOf(time.GetUtcNow())),
    };

    private List<(string, IReadOnlyList<(string, string)>)> ItemsIn(Words words)
    {
        var groups = new List<(string, IReadOnlyList<(string, string)>)>
        {
            (words.Of("Chỉ tiêu tính toán", "Indicators"), [.. catalogue.Indicators.Values.Select(i => (i.Code, words.Of(i.Name, i.EnglishName))).OrderBy(i => i.Item2, VietnameseOrder.Comparer)]),
        };
        foreach (var group in catalogue.Metrics.Values.GroupBy(GroupOf).OrderBy(g => g.Key))
        {
            var heading = group.Key < Groups.Length ? words.Of(Groups[group.Key].Vietnamese, Groups[group.Key].English) : words.Of("Số liệu khác", "Other figures");
            groups.Add((heading, [.. group.Select(m => (m.Code, words.Of(m.Name, m.EnglishName))).OrderBy(m => m.Item2, VietnameseOrder.Comparer)]));
        }

        return groups;
    }

    // What a role never reads is not offered to it.
    private static IReadOnlyList<string> MeasuresFor(Caller caller) => caller.Role switch
    {
        CallerRole.Public => [.. IndicatorMeasure.Words.Except(["share", "hhi"])],
        CallerRole.Operator => [.. IndicatorMeasure.Words.Except(["hhi"])],
        _ => IndicatorMeasure.Words,
    };

    private static int GroupOf(Metric metric)
    {
        var found = Array.FindIndex(Groups, g => g.Prefixes.Contains(metric.Code.Split('.')[0], StringComparer.Ordinal));
        return found >= 0 ? found : Groups.Length;
    }
}
