using Telemetry.Aggregator.Indicators;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Reads totals in the form for readers outside the Sở and the host: one is shown if every operators' total behind it is, and
/// names no sender but the reader. Thread-safe.
/// </summary>
public sealed class OutsideFigureReader : IDisposable
{
    private readonly FigureReader _figures;
    private readonly DisclosureReader _disclosure;

    /// <summary>A reader on top of one that reads in full.</summary>
    /// <param name="figures">Reads in full.</param>
    /// <param name="options">When a total may be told.</param>
    /// <param name="neverGiven">Metrics of operators that are never told: those from which, with others, a withheld one could be computed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public OutsideFigureReader(FigureReader figures, DisclosureOptions options, IReadOnlySet<Metric> neverGiven)
    {
        if (options.Validate().FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _figures = figures;
        _disclosure = figures.CreateDisclosure(options, neverGiven);
    }

    /// <summary>
    /// Metrics that are the change of another, which together with both levels tell what one of them hides: flows of operators that
    /// can be negative, and those that a check rule ties to a level.
    /// </summary>
    public static IReadOnlySet<Metric> ChangesOfLevels(Catalogue.Catalogue catalogue) =>
        catalogue.Metrics.Values.Where(m => m.Kind == MetricKind.Flow && m.Minimum < 0 && m.ReportedBy == SourceKind.Operator)
            .Concat(catalogue.Rules.Values.Where(r => r.Kind == CheckRuleKind.StockFlow).Select(r => r.Metrics[1]))
            .ToHashSet();

    /// <summary>The figure in the outside form, or that it is withheld, or the reason why there is none.</summary>
    /// <param name="query">A total, or the share of <paramref name="own"/> in one. Its position is now: two positions would tell what came between.</param>
    /// <param name="own">Code of the source that reads; null for a reader who is none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<Figure> ReadAsync(FigureQuery query, string? own, CancellationToken cancellationToken = default) =>
        await HideAsync(await _figures.ReadAsync(query, cancellationToken), own, cancellationToken);

    /// <summary>The outside form of a figure that was read in full, by the same reader and as known now.</summary>
    /// <param name="figure">A total, or the share of <paramref name="own"/> in one.</param>
    /// <param name="own">Code of the source that reads; null for a reader who is none.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<Figure> HideAsync(Figure figure, string? own, CancellationToken cancellationToken = default)
    {
        if (FigureItem.TryParse(_figures.Catalogue, figure.Item, out var item) && item.Kind == FigureItemKind.Concentration)
        {
            // From the total, its own share and the index an operator could compute two others'.
            return OutsideForm.Withheld(figure);
        }

        foreach (var operand in TotalsIn(figure))
        {
            // The units of another time have sums of their own, which the plan of this one does not know.
            if (operand.Boundaries.Units.Count > 0 && operand.Metric.ReportedBy == SourceKind.Operator)
            {
                return OutsideForm.Withheld(figure);
            }

            foreach (var period in operand.Counted.Count == 0 ? [operand.Period] : operand.Counted)
            {
                if (!await _disclosure.IsShownAsync(operand.Metric, figure.Area, period, figure.Passport.LedgerPosition, cancellationToken))
                {
                    return OutsideForm.Withheld(figure);
                }
            }
        }

        return OutsideForm.Of(figure, own);
    }

    /// <summary>A figure without a value, and without anything from which one could be told.</summary>
    public static Figure Bare(Figure figure, FigureReason? reason) => OutsideForm.WithoutValue(figure, reason);

    /// <inheritdoc/>
    public void Dispose() => _disclosure.Dispose();

    private static IEnumerable<Operand> TotalsIn(Figure figure)
    {
        if (figure.Passport.BasedOn.Count > 0)
        {
            return figure.Passport.BasedOn.Where(f => f.Operator == FigureQuery.AllOperators).SelectMany(TotalsIn);
        }

        return figure.Passport.Operands;
    }
}
