using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Finds what to ask the ledger for a report. Pure.</summary>
internal static class LedgerQuestions
{
    /// <summary>Years back in which another year's denominator is looked for.</summary>
    public const int Vintages = 8;

    /// <summary>Most questions for one report; what comes later in the text is then not compared.</summary>
    public const int Most = 2_000;

    /// <summary>The questions, each once: every value and plan; of every ratio both its numbers; of every growth its base.</summary>
    public static IReadOnlyList<LedgerQuestion> Of(LabelledReport report, Catalogue.Catalogue catalogue)
    {
        var questions = new List<LedgerQuestion>();
        var known = new HashSet<LedgerQuestion>();
        foreach (var number in report.Numbers)
        {
            if (questions.Count >= Most)
            {
                break;
            }

            if (number.Item is { } item && (number.Area ?? report.Area) is { } area && (number.Period ?? report.Period) is { } period)
            {
                AddOf(number, item, area, period);
            }
        }

        return questions;

        void Add(string item, Area area, Period period, string? source)
        {
            var question = new LedgerQuestion(item, area, period, source ?? "all");
            if (questions.Count < Most && known.Add(question))
            {
                questions.Add(question);
            }
        }

        void AddOf(LabelledNumber number, string item, Area area, Period period)
        {
            switch (number.Role)
            {
                case NumberRole.Actual:
                    Add(item, area, period, number.Source);
                    if (catalogue.Indicators.TryGetValue(item, out var indicator))
                    {
                        AddRatio(indicator, area, period, number.Source);
                    }

                    break;
                case NumberRole.Plan:
                    Add("plan." + item, area, period, number.Source);
                    break;
                case NumberRole.Growth or NumberRole.RatioToBase or NumberRole.Change when BasePeriod.Of(number, period) is { } earlier:
                    Add(item, area, earlier, number.Source);
                    break;
                default:
                    break;
            }
        }

        void AddRatio(Indicator indicator, Area area, Period period, string? source)
        {
            foreach (var metric in (ReadOnlySpan<Metric>)[indicator.Numerator, indicator.Denominator])
            {
                // People and land are nobody's own.
                var isShared = metric.ReportedBy == SourceKind.Statistics;
                Add(metric.Code, area, period, isShared ? null : source);
                if (isShared && metric.StandsFor == StandsFor.UntilReplaced)
                {
                    for (var back = 1; back <= Vintages && period.Year - back >= Period.FirstYear; back++)
                    {
                        Add(metric.Code, area, Period.OfYear(period.Year - back), null);
                    }
                }
            }
        }
    }
}
