using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>The rows of the table of units, as a page or a file shows them. Pure.</summary>
internal static class UnitTableModel
{
    /// <summary>Every row in the order asked for, and whether the filter lets it through.</summary>
    public static IReadOnlyList<(UnitRow Row, bool IsShown)> RowsOf(IndicatorAnswer answer, Words words)
    {
        var question = answer.Question;
        var sought = VietnameseOrder.Folded(question.Filter);
        return
        [
            .. UnitRanking.Sorted(answer.Rows, question.Sort, question.IsDescending, words.Area)
                .Select(r => (r, VietnameseOrder.Folded(words.Area(r.Figure.Area)).Contains(sought, StringComparison.Ordinal))),
        ];
    }
}
