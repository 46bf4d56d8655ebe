using Telemetry.Portal.Csv;
using Telemetry.Portal.Pages.Overview;
using Telemetry.Portal.Query.Indicators;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Pages.Indicators;

/// <summary>The table of units for a spreadsheet: the rows that the page shows, in its order. Pure.</summary>
internal static class UnitCsv
{
    /// <summary>The file's text.</summary>
    public static string Write(IndicatorAnswer answer, Words words)
    {
        var question = answer.Question;
        var isPerCent = answer.Heading.Unit == FigureAmount.PerCent;
        var table = new CsvTable();
        table.Row(IndicatorWords.Name(words, question.Item));
        table.Row(words.Area(question.Area), words.Period(question.Period), words.Source(question.Source));
        table.Row();
        table.Row(
            words.Of("Mã", "Code"),
            words.Of("Đơn vị", "Unit"),
            words.Of("Giá trị", "Value"),
            words.Of("Đơn vị tính", "Unit of measurement"),
            words.Of("Tình trạng", "Status"),
            words.Of("Thứ hạng", "Rank"),
            words.Of("Chênh so với kỳ trước", "Difference from the period before"),
            isPerCent
                ? words.Of($"Chênh so với cùng kỳ năm trước ({FigureChange.Points(words)})", $"Difference from the same period of the year before ({FigureChange.Points(words)})")
                : words.Of("Tăng so với cùng kỳ năm trước (%)", "Growth on the same period of the year before (%)"));
        foreach (var row in UnitTableModel.RowsOf(answer, words).Where(r => r.IsShown).Select(r => r.Row))
        {
            var figure = row.Figure;
            table.Text(figure.Area.Code).Text(words.Area(figure.Area));
            Add(table, figure.Value, figure.Decimals)
                .Text(words.Unit(figure.Unit))
                .Text(figure.Value is null ? words.Absent(figure.Reason?.Code) : words.Status(figure.Status));
            Add(table, row.Rank, 0);
            Add(table, row.Change, figure.Decimals);
            Add(table, row.OnYearBefore, isPerCent ? figure.Decimals : row.Growth?.Decimals ?? 0).EndRow();
        }

        return table.ToString();
    }

    private static CsvTable Add(CsvTable table, decimal? value, int decimals) =>
        value is { } number ? table.Number(VietnameseFormat.Number(number, decimals)) : table.Text("");
}
