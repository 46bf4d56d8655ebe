using Telemetry.Catalogue;
using Telemetry.Doctor.Meaning;

namespace Telemetry.Doctor.Relations;

/// <summary>Finds of every printed indicator what it is computed from. Pure.</summary>
internal static class RatioReadings
{
    /// <summary>Most that are read; a report prints a few dozen.</summary>
    private const int Most = 2_000;

    /// <summary>Every indicator of which at least one number is known.</summary>
    public static IReadOnlyList<RatioReading> Of(RelationScope scope)
    {
        var variants = scope.Catalogue.Indicators.Values.OrderBy(i => i.Code, StringComparer.Ordinal)
            .ToLookup(i => (i.Numerator.Code, i.Denominator.Code, i.Unit));
        var readings = new List<RatioReading>();
        foreach (var number in scope.Report.Numbers)
        {
            // Where levels at both ends of the period are needed, one report does not print them.
            if (readings.Count < Most && number is { Role: NumberRole.Actual, Item: { } item }
                && scope.Catalogue.Indicators.TryGetValue(item, out var indicator) && indicator.DenominatorRule == DenominatorRule.Own
                && ReadingOf(scope, number, indicator, variants[(indicator.Numerator.Code, indicator.Denominator.Code, indicator.Unit)]) is { } reading)
            {
                readings.Add(reading);
            }
        }

        return readings;
    }

    private static RatioReading? ReadingOf(RelationScope scope, LabelledNumber number, Indicator indicator, IEnumerable<Indicator> variants)
    {
        var numerator = OperandOf(scope, number, indicator.Numerator, "value");
        var denominator = OperandOf(scope, number, indicator.Denominator, "denominator");
        if (!numerator.IsKnown && !denominator.IsKnown)
        {
            return null;
        }

        Operand? summed = null;
        if (numerator.Numbers.Count == 1
            && PartsOf.Metric(scope, indicator.Numerator, numerator.Numbers[0]) is { IsComplete: true } parts
            && parts.Numbers.Sum(p => scope.Figures[p].Value) != scope.Figures[numerator.Numbers[0]].Value
            && !parts.Numbers.Any(scope.Figures.IsUnusable))
        {
            summed = new Operand("value", parts.Numbers);
        }

        return new RatioReading(number.Number.Id, [indicator, .. variants.Where(v => v != indicator)], numerator, summed, denominator);
    }

    // What stands in the same breath; else what is printed of the same slot, or, of a figure that stands for a year, of the same year; else the ledger's.
    private static Operand OperandOf(RelationScope scope, LabelledNumber ratio, Metric metric, string role)
    {
        if (ratio.Of is { } of && scope[of] is { Role: NumberRole.Actual } beside && beside.Item == metric.Code)
        {
            return Operand.Of(role, of);
        }

        var isShared = metric.ReportedBy == SourceKind.Statistics;
        var period = scope.Index.PeriodOf(ratio);
        var slot = scope.Index.SlotAt(ratio, metric.Code, period);
        slot = isShared ? slot with { Source = "" } : slot;
        var id = ratio.Number.Id;
        var printed = scope.Index.Find(metric.Code, NumberRole.Actual, slot);
        if (printed.Count == 0 && metric.StandsFor != StandsFor.Period)
        {
            printed = OfTheYear(scope, metric, slot, period);
        }

        if (printed.Count > 0)
        {
            return Operand.Of(role, scope.Index.Nearest(id, printed));
        }

        if (PartsOf.Metric(scope, metric, slot, NumberRole.Actual, id) is { IsComplete: true } parts)
        {
            return new Operand(role, parts.Numbers);
        }

        if (slot.Source.Length == 0 && !isShared && OfTheOnlySource(scope, metric, slot, id) is { } only)
        {
            return new Operand(role, only, AreOwn: false);
        }

        return scope.Ledger.Find(metric.Code, scope.Index.AreaOf(ratio), period, isShared ? null : ratio.Source) is { } use
            ? new Operand(role, [], use) { YearsOld = metric.Unit == "person" ? Math.Max(0, use.Period.Year - use.PeriodUsed.Year) : 0 }
            : Operand.Unknown(role);
    }

    // Bưu điện tỉnh hiện có 46 bưu cục ..., 6.140 người/điểm: what only one source of the report has is what the ratio is of.
    private static IReadOnlyList<int>? OfTheOnlySource(RelationScope scope, Metric metric, Slot slot, int id)
    {
        var printed = metric.Parts.Prepend(metric).SelectMany(m => scope.Index.Find(m.Code, NumberRole.Actual).Take(100));
        var sources = printed.Select(n => scope.Index.SlotOf(scope[n])).Where(s => s.Area == slot.Area && s.Time == slot.Time).Select(s => s.Source).Distinct().Take(2).ToList();
        if (sources is not [var source])
        {
            return null;
        }

        var own = slot with { Source = source };
        return scope.Index.Find(metric.Code, NumberRole.Actual, own) is { Count: > 0 } totals ? [scope.Index.Nearest(id, totals)]
            : PartsOf.Metric(scope, metric, own, NumberRole.Actual, id) is { IsComplete: true } parts ? parts.Numbers
            : null;
    }

    private static List<int> OfTheYear(RelationScope scope, Metric metric, Slot slot, Period? period) =>
        [.. scope.Index.Find(metric.Code, NumberRole.Actual).Take(100).Where(n =>
            period is { } own && scope.Index.PeriodOf(scope[n])?.Year == own.Year && scope.Index.SlotOf(scope[n]) with { Time = slot.Time } == slot)];
}
