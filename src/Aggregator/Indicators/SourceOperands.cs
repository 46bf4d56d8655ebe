using Telemetry.Aggregator.Boundaries;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Puts a source's operand together with those of the operators that it took over. Pure.</summary>
internal static class SourceOperands
{
    /// <summary>The sum, as the successor's.</summary>
    /// <param name="source">The successor; among the operands.</param>
    /// <param name="operands">Each source's, of the same metric, unit and period.</param>
    /// <param name="period">The period.</param>
    public static Operand Sum(Source source, IReadOnlyList<(Source Source, Operand Operand)> operands, Period period)
    {
        var own = operands.First(o => o.Source == source).Operand;

        // Nothing is expected of a source when it did not exist.
        var counted = operands.Where(o => o.Operand.Value is not null || Overlaps(o.Source, own.Metric, period)).ToList();
        if (counted.Count == 0 || (counted.Count == 1 && counted[0].Source == source))
        {
            return own;
        }

        var all = counted.ConvertAll(o => o.Operand);
        var outOfRange = all.Exists(o => o.How == Provenance.OutOfRange);
        var valued = all.FindAll(o => o.Value is not null);
        var takenOver = counted.Where(o => o.Source != source && o.Operand.Value is not null).Select(o => o.Source.Code);

        // Within the period one ended and the other went on: a shorter period is missing only where neither has it.
        var isDivided = counted.Exists(o => !o.Source.IsValidOn(period.First) || !o.Source.IsValidOn(period.Last));
        var reported = all.Sum(o => o.Reported);
        return own with
        {
            Value = outOfRange || valued.Count == 0 ? null : valued.Sum(o => o.Value!.Value),
            How = outOfRange ? Provenance.OutOfRange : valued.Count switch
            {
                0 => own.How,
                1 => valued[0].How,
                _ => Provenance.Mixed,
            },
            PeriodUsed = valued.Count == 0 ? own.PeriodUsed : valued.MinBy(o => o.PeriodUsed)!.PeriodUsed,
            Reported = reported,
            Expected = isDivided ? Math.Max(reported, all.Max(o => o.Expected)) : all.Sum(o => o.Expected),
            IncludesStanding = all.Exists(o => o.IncludesStanding),
            ReceiptsByProvince = all.Exists(o => o.ReceiptsByProvince),
            Checks = [.. all.SelectMany(o => o.Checks)],
            Contributions = [.. all.SelectMany(o => o.Contributions).OrderBy(c => c.Source, StringComparer.Ordinal)],
            MissingParts = [.. all.SelectMany(o => o.MissingParts).Distinct().Order(StringComparer.Ordinal)],
            MissingPeriods = isDivided
                ? [.. all.Select(o => o.MissingPeriods.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).Order()]
                : [.. all.SelectMany(o => o.MissingPeriods).Distinct().Order()],
            Boundaries = valued.Count == 0 ? own.Boundaries : BoundaryParts.Merge(valued.ConvertAll(o => o.Boundaries)),
            PredecessorSources = [.. takenOver],
        };
    }

    private static bool Overlaps(Source source, Metric metric, Period period) => metric.Kind == MetricKind.Stock
        ? source.IsValidOn(period.Last)
        : !(source.ValidTo < period.First) && !(source.ValidFrom > period.Last);
}
