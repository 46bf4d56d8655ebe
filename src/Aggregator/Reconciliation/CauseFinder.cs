using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Reconciliation;

/// <summary>
/// Tries the causes in their order, each by computing the figure in another way and looking whether the printed value comes out:
/// 1. rounding: then nothing else is looked for, unless the value has so few digits that much would fit; 2. timing; 3. vintage;
/// 4. definition; 5. coverage. Every cause that fits is given. What was known earlier is read apart. Pure.
/// </summary>
internal sealed class CauseFinder(CandidateFigures candidates, IReadOnlyDictionary<FigureQuery, Figure> figures)
{
    // Of a total of hundreds of sources, leaving out any one is no explanation.
    private const int MostContributions = 40;

    /// <summary>The causes of one difference, corrections apart.</summary>
    /// <param name="theirs">What the second source says.</param>
    /// <param name="arithmetic">The computed figure's.</param>
    public IEnumerable<DifferenceCause> Find(SecondValue theirs, FigureArithmetic arithmetic)
    {
        var printed = Strict(theirs);
        return Timing(theirs.Item, printed)
            .Concat(CandidateFigures.Operands(arithmetic).SelectMany(o => Vintage(arithmetic, o, printed)))
            .Concat(OtherIndicators(theirs.Item, printed))
            .Concat(CandidateFigures.Operands(arithmetic).SelectMany(o => Definition(arithmetic, o, printed)))
            .Concat(CandidateFigures.Operands(arithmetic).SelectMany(o => Coverage(arithmetic, o, printed)));
    }

    /// <summary>The rounding that makes the figure the value; null where precision does not explain it.</summary>
    public static DifferenceCause? Rounding(SecondValue theirs, decimal exact) =>
        theirs.Printed.FitOf(exact) is { } fit ? new DifferenceCause(CauseKind.Rounding, exact, fit) : null;

    /// <summary>The precision by which causes other than rounding are tried: where few digits are known, all that there could be, so that a fit means something.</summary>
    public static PrintedValue Strict(SecondValue theirs) =>
        theirs.Printed.IsFine ? theirs.Printed : PrintedValue.Exactly(theirs.Value, theirs.Item.Decimals);

    private IEnumerable<DifferenceCause> Timing(FigureItem item, PrintedValue printed)
    {
        // What the statistics office says of another year is a vintage, and is tried as one.
        foreach (var (period, query) in item.Metric?.ReportedBy == SourceKind.Statistics ? [] : candidates.Neighbours(item))
        {
            if (ExactOf(query) is { } value && printed.FitOf(value) is { } fit)
            {
                yield return new DifferenceCause(CauseKind.Timing, value, fit) { Period = period };
            }
        }
    }

    private IEnumerable<DifferenceCause> Vintage(FigureArithmetic arithmetic, Operand operand, PrintedValue printed)
    {
        if (operand.Metric.ReportedBy != SourceKind.Statistics)
        {
            yield break;
        }

        foreach (var (year, query) in candidates.Years(operand.Metric))
        {
            // A value that merely stands is another year's again.
            if (figures.TryGetValue(query, out var figure) && figure.Passport.Numerator is { Value: { } value, PeriodUsed.Year: var used } && used == year.Year
                && value != operand.Value && Replace(arithmetic, operand, value, printed, CauseKind.Vintage) is { } cause)
            {
                yield return cause with { Period = year };
            }
        }
    }

    private IEnumerable<DifferenceCause> OtherIndicators(FigureItem item, PrintedValue printed)
    {
        foreach (var indicator in candidates.Indicators(item))
        {
            if (figures.TryGetValue(candidates.At(indicator.Code), out var figure) && figure.Exact is { } value && printed.FitOf(value) is { } fit)
            {
                yield return new DifferenceCause(CauseKind.Definition, value, fit)
                {
                    Instead = indicator.Code,
                    Numerator = figure.Passport.Numerator?.Value,
                    Denominator = figure.Passport.Denominator?.Value,
                };
            }
        }
    }

    private IEnumerable<DifferenceCause> Definition(FigureArithmetic arithmetic, Operand operand, PrintedValue printed)
    {
        if (operand.Metric.ReportedBy == SourceKind.Statistics)
        {
            yield break;
        }

        var tried = new HashSet<decimal> { operand.Value!.Value };
        foreach (var metric in candidates.Kin(operand.Metric))
        {
            if (ExactOf(candidates.At(metric.Code)) is { } value && tried.Add(value) && Replace(arithmetic, operand, value, printed, CauseKind.Definition) is { } cause)
            {
                yield return cause with { Instead = metric.Code };
            }
        }

        foreach (var part in CandidateFigures.Parts(operand.Metric))
        {
            if (ExactOf(candidates.At(part.Code)) is { } value && tried.Add(operand.Value.Value - value)
                && Replace(arithmetic, operand, operand.Value.Value - value, printed, CauseKind.Definition) is { } cause)
            {
                yield return cause with { WithoutPart = part.Code };
            }
        }
    }

    private static IEnumerable<DifferenceCause> Coverage(FigureArithmetic arithmetic, Operand operand, PrintedValue printed)
    {
        var given = operand.Contributions.Where(c => c.Value is not null and not 0).Take(MostContributions).ToList();
        if (operand.Metric.ReportedBy == SourceKind.Statistics || given.Count < 2)
        {
            yield break;
        }

        foreach (var one in given)
        {
            if (Replace(arithmetic, operand, operand.Value!.Value - one.Value!.Value, printed, CauseKind.Coverage) is { } without)
            {
                yield return without with { WithoutSource = one.Source };
            }

            // Of two, the other one alone was tried just now.
            if (given.Count > 2 && Replace(arithmetic, operand, one.Value.Value, printed, CauseKind.Coverage) is { } only)
            {
                yield return only with { OnlySource = one.Source };
            }
        }
    }

    private static DifferenceCause? Replace(FigureArithmetic arithmetic, Operand operand, decimal by, PrintedValue printed, CauseKind kind)
    {
        var (dividend, divisor) = ReferenceEquals(operand, arithmetic.Numerator) ? (by, arithmetic.Divisor) : (arithmetic.Dividend, by);
        return arithmetic.Compute(dividend, divisor) is { } value && printed.FitOf(value) is { } fit
            ? new DifferenceCause(kind, value, fit)
            {
                Operand = operand.Metric.Code,
                Numerator = arithmetic.Indicator is null ? null : dividend,
                Denominator = arithmetic.Indicator is null ? null : divisor,
            }
            : null;
    }

    private decimal? ExactOf(FigureQuery query) => figures.TryGetValue(query, out var figure) ? figure.Exact : null;
}
