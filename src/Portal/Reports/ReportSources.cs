using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;
using Telemetry.Portal.Text;

namespace Telemetry.Portal.Reports;

/// <summary>Whose figures and plans a report is made of. Pure.</summary>
internal static class ReportSources
{
    /// <summary>A line for the figures' sources, operators first, then one for each plan's source and period.</summary>
    public static IEnumerable<string> Of(IEnumerable<Figure> figures, Words words)
    {
        var all = figures.SelectMany(Based).ToList();
        var operands = all.SelectMany(f => f.Passport.Operands);
        var sources = operands.SelectMany(o => o.Contributions).Where(c => c.Value is not null)
            .Select(c => (c.Kind, Name: words.Source(c.Source))).Distinct()
            .OrderBy(c => c.Kind).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name).ToList();
        if (sources.Count > 0)
        {
            yield return words.Of("Nguồn số liệu: ", "Figures of: ") + string.Join("; ", sources) + ".";
        }

        var plans = all.Select(f => f.Passport.Plan).OfType<PlanOperand>().Select(p => (p.Period, p.Source)).Distinct()
            .OrderBy(p => p.Period).ThenBy(p => p.Source, StringComparer.Ordinal);
        foreach (var (period, source) in plans)
        {
            yield return words.Of($"Kế hoạch {words.Period(period)}: {words.Source(source)}.", $"Plan for {words.Period(period)}: {words.Source(source)}.");
        }
    }

    private static IEnumerable<Figure> Based(Figure figure) => figure.Passport.BasedOn.SelectMany(Based).Append(figure);
}
