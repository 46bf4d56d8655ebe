using Telemetry.Catalogue;

namespace Telemetry.Doctor.Relations;

/// <summary>
/// Ratios of one report that rest on the same people or land, which the report does not print: together they say whether it was the same number. Each is held against the
/// one that says it most narrowly, so that the work grows with their number. Built once; read only.
/// </summary>
internal sealed class SharedDenominators
{
    private readonly Dictionary<int, DenominatorReference> _references = [];

    /// <summary>Groups the readings by what they rest on, unit and year.</summary>
    public SharedDenominators(RelationScope scope, IReadOnlyList<RatioReading> readings)
    {
        foreach (var metric in scope.Catalogue.Metrics.Values.Where(m => m.ReportedBy == SourceKind.Statistics).OrderBy(m => m.Code, StringComparer.Ordinal))
        {
            var groups = readings.Where(r => r.Implies(metric) && !r.Numerator.IsUnusable(scope.Figures) && !r.Denominator.IsUnusable(scope.Figures))
                .GroupBy(r => (scope.Index.AreaOf(scope[r.Number])?.Key, scope.Index.PeriodOf(scope[r.Number])?.Year));
            foreach (var group in groups)
            {
                AddGroup(metric, [.. group], scope.Figures);
            }
        }
    }

    /// <summary>What the ratio is held against; null where nothing else rests on the same, or it is the narrowest itself.</summary>
    public DenominatorReference? ReferenceOf(RatioReading reading) => _references.GetValueOrDefault(reading.Number);

    /// <summary>Whether both ratios can rest on the same number.</summary>
    public static bool CanBeSame(RatioReading one, RatioReading other, Metric metric, IFigures figures)
    {
        var possible = other.Widest(metric, figures).ToList();
        return one.Widest(metric, figures).Any(a => possible.Exists(b => a.Meets(b)));
    }

    private void AddGroup(Metric metric, List<RatioReading> readings, IFigures figures)
    {
        RatioReading? narrowest = null;
        var least = decimal.MaxValue;
        foreach (var reading in readings)
        {
            if (Spread(reading, metric, figures) is { } spread && spread < least)
            {
                (narrowest, least) = (reading, spread);
            }
        }

        if (narrowest is null || narrowest.Best(metric, figures) is not { } best)
        {
            return;
        }

        foreach (var reading in readings)
        {
            // The same ratio printed again is a matter of its own.
            if (reading != narrowest && reading.Indicator != narrowest.Indicator)
            {
                _references.TryAdd(reading.Number, new DenominatorReference(narrowest, metric, best, CanBeSame(reading, narrowest, metric, figures)));
            }
        }
    }

    // Relative width; several definitions leave more open than one.
    private static decimal? Spread(RatioReading reading, Metric metric, IFigures figures) =>
        reading.Range(metric, figures) is { Low: > 0 } range ? ((range.High - range.Low) / range.Low) + reading.Variants.Count - 1 : null;
}
