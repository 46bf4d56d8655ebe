using System.Globalization;
using Telemetry.Operators;

namespace Telemetry.Collector.Demo;

/// <summary>
/// Published figures as their source hands them in. Submission ids are made from the content's place in the report, so a second start gives the first
/// receipts again.
/// </summary>
internal static class DemoSubmission
{
    /// <summary>The submissions of one source's figures, one for each step, unit, period and kind.</summary>
    public static IEnumerable<ObservationList> Of(IEnumerable<PublishedFigure> figures, Catalogue.Catalogue catalogue) =>
        figures.GroupBy(f => (f.Source, f.Step, f.Area, f.Period, f.IsPlan)).Select(table => Of(table.Key, table, catalogue));

    private static ObservationList Of(
        (string Source, int Step, string Area, string Period, bool IsPlan) table, IEnumerable<PublishedFigure> figures, Catalogue.Catalogue catalogue)
    {
        var kind = table.IsPlan ? "plan" : "figures";
        var list = new ObservationList(string.Create(CultureInfo.InvariantCulture, $"demo/{table.Source}/{table.Area}/{table.Period}/{kind}/{table.Step}"), table.Period)
        {
            Kind = table.IsPlan ? SubmissionKind.Plan : SubmissionKind.Figures,
            Reason = table.Step == 1 ? "" : string.Join("; ", figures.Select(f => f.Note).Where(n => n.Length > 0)),
        };
        foreach (var figure in figures)
        {
            var decimals = catalogue.Metrics.TryGetValue(figure.Item, out var metric) ? metric.Decimals : catalogue.Indicators[figure.Item].Decimals;
            if (decimal.Round(figure.Value, decimals) == figure.Value)
            {
                list.Add(figure.Item, figure.Area, figure.Value, decimals);
            }
            else
            {
                // 160,21 subscriptions: sent as it was printed, for the collector to judge.
                list.AddNumber(figure.Item, figure.Area, (double)figure.Value);
            }
        }

        return list;
    }
}
