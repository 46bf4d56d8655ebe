using Telemetry.Catalogue;
using Telemetry.Doctor.Diagnoses;

namespace Telemetry.Doctor.Tests.Relations;

/// <summary>A ledger that holds a few figures, each of a year; what stands until replaced is answered by the nearest earlier one, as the service does.</summary>
internal sealed class LedgerOfFigures(params (string Item, string Area, string Period, decimal Value)[] figures) : ILedgerFigures
{
    /// <summary>What the statistics office says of the two provinces of the samples.</summary>
    public static LedgerOfFigures StatisticsOffice { get; } = new(
        ("population.average", "24", "2013", 1_593_200),
        ("area.land", "24", "2013", 3_849.7m),
        ("population.average", "22", "2013", 1_185_200),
        ("area.land", "22", "2013", 6_102.4m));

    public ValueTask<IReadOnlyList<LedgerUse?>> FindAsync(IReadOnlyList<LedgerQuestion> questions, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<LedgerUse?>>([.. questions.Select(Find)]);

    private LedgerUse? Find(LedgerQuestion question)
    {
        var stands = DefaultCatalogue.Value.Metrics.TryGetValue(question.Item, out var metric) && metric.StandsFor == StandsFor.UntilReplaced;
        var found = figures.Where(f => f.Item == question.Item && f.Area == question.Area.Code)
            .Select(f => (f.Value, Period: Period.Parse(f.Period)))
            .Where(f => stands ? f.Period.Year <= question.Period.Year : f.Period == question.Period)
            .OrderByDescending(f => f.Period.Last).ToList();
        return found.Count == 0
            ? null
            : new LedgerUse(question.Item, question.Area.Key, question.Period, found[0].Period, found[0].Value, stands ? "gso" : question.Source, 7);
    }
}
