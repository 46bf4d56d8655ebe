using System.Globalization;
using Telemetry.Aggregator.Completeness;
using Telemetry.Catalogue;
using Telemetry.Portal.Query;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Json;

/// <summary>Completeness and reminders as the public API gives them. Thread-safe.</summary>
internal sealed class CompletenessMapper(CompletenessText texts)
{
    /// <summary>What is owed for a period.</summary>
    public CompletenessJson Map(CompletenessAnswer answer)
    {
        var total = answer.Total;
        return new CompletenessJson(
            answer.Period.ToString(),
            VietnameseFormat.PeriodName(answer.Period),
            answer.AsOf,
            VietnamTime.At(answer.At).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            total.Expected,
            total.Received,
            total.Late,
            total.Missing,
            [.. answer.Rows.Select(r => Map(r, answer.Detail))]);
    }

    /// <summary>Who is to be reminded.</summary>
    public RemindersJson Map(ReminderAnswer answer) => new(Day(answer.Date), answer.AsOf, [.. answer.Reminders.Select(Map)]);

    private CompletenessRowJson Map(CompletenessRow row, CompletenessDetail detail) => new()
    {
        Operator = row.Source.Code,
        OperatorName = row.Source.Name,
        Area = row.Area.Code,
        AreaKey = row.Area.Key.ToString(),
        AreaName = row.Area.Name,
        Due = Day(row.Due),
        IsDue = row.IsDue,
        Status = PublicNames.Of(row.Status),
        StatusText = texts.Status(row.Status),
        Expected = row.Count.Expected,
        Received = row.Count.Received,
        Late = row.Count.Late,
        Missing = row.Count.Missing,
        FirstReceipt = row.FirstReceipt,
        LastReceipt = row.LastReceipt,
        Areas = detail == CompletenessDetail.Areas ? [.. row.Units.Select(u => Part(u.Area.Key.ToString(), u.Area.Name, u.Count, row.IsDue))] : null,
        Metrics = detail == CompletenessDetail.Metrics ? [.. row.Metrics.Select(m => Part(m.Metric.Code, m.Metric.Name, m.Count, row.IsDue))] : null,
    };

    private CompletenessPartJson Part(string code, string name, CompletenessCount count, bool isDue)
    {
        var status = CompletenessRow.StatusOf(count, isDue);
        return new CompletenessPartJson(
            code, name, PublicNames.Of(status), texts.Status(status), count.Expected, count.Received, count.Late, count.Missing);
    }

    private ReminderJson Map(Reminder reminder) => new()
    {
        Operator = reminder.Source.Code,
        OperatorName = reminder.Source.Name,
        Period = reminder.Period.ToString(),
        PeriodName = VietnameseFormat.PeriodName(reminder.Period),
        Due = Day(reminder.Due),
        DaysOverdue = reminder.DaysOverdue,
        DueText = texts.Overdue(reminder.DaysOverdue),
        Expected = reminder.Count.Expected,
        Received = reminder.Count.Received,
        Missing = reminder.Count.Missing,
        MissingAreas = [.. reminder.MissingUnits.Select(a => new NamedJson(a.Key.ToString(), a.Name))],
        MissingAreaCount = reminder.MissingUnitCount,
        MissingMetrics = [.. reminder.MissingMetrics.Select(m => new NamedJson(m.Code, m.Name))],
        MissingMetricCount = reminder.MissingMetricCount,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
