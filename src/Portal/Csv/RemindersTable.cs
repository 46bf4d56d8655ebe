using Telemetry.Aggregator.Completeness;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Csv;

/// <summary>The reminder list for a spreadsheet, in Vietnamese: a row for each source, period and due day. Thread-safe.</summary>
internal sealed class RemindersTable(CompletenessText texts)
{
    /// <summary>The file's text.</summary>
    public string Write(IReadOnlyList<Reminder> reminders)
    {
        var table = new CsvTable();
        table.Row(
            "Mã đơn vị", "Đơn vị báo cáo", "Kỳ báo cáo", "Hạn nộp", "Tình trạng", "Số ngày quá hạn", "Số ô phải báo cáo", "Số ô đã nhận", "Số ô còn thiếu", "Địa bàn còn thiếu", "Chỉ tiêu còn thiếu");
        foreach (var reminder in reminders)
        {
            table
                .Text(reminder.Source.Code)
                .Text(reminder.Source.Name)
                .Text(VietnameseFormat.PeriodName(reminder.Period))
                .Text(VietnameseFormat.Date(reminder.Due))
                .Text(texts.Overdue(reminder.DaysOverdue))
                .Number(Math.Max(0, reminder.DaysOverdue))
                .Number(reminder.Count.Expected)
                .Number(reminder.Count.Received)
                .Number(reminder.Count.Missing)
                .Text(texts.Names(reminder.MissingUnits.Select(a => a.Name), reminder.MissingUnitCount))
                .Text(texts.Names(reminder.MissingMetrics.Select(m => m.Name), reminder.MissingMetricCount))
                .EndRow();
        }

        return table.ToString();
    }
}
