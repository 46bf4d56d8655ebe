using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>Values of metrics and indicators themselves. Thread-safe.</summary>
internal sealed class ValueReader(Catalogue.Catalogue catalogue, OperandReader operands)
{
    /// <summary>Version of the catalogue used.</summary>
    public string CatalogueVersion => catalogue.Version;

    /// <summary>The metric or indicator alone, whatever is done with it.</summary>
    public static FigureItem Plain(FigureItem item) => item.Metric is { } metric ? FigureItem.Of(metric) : FigureItem.Of(item.Indicator!);

    /// <summary>The value of a metric or an indicator; other kinds of item are read as their plain one.</summary>
    public async ValueTask<Figure> ReadAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        if (!request.Area.IsValidOn(request.Boundaries ?? request.Period.Last))
        {
            return NotValid(request);
        }

        if (request.Item.Metric is { } metric)
        {
            return OfMetric(request, await operands.ReadAsync(metric, request, cancellationToken));
        }

        var indicator = request.Item.Indicator!;
        var numerator = await operands.ReadAsync(indicator.Numerator, For(indicator.Numerator, request), cancellationToken);
        var denominator = await operands.ReadAsync(indicator.Denominator, For(indicator.Denominator, request), cancellationToken);
        var opening = indicator.DenominatorRule == DenominatorRule.AverageOfPeriod ? await ReadOpeningAsync(indicator.Denominator, request, cancellationToken) : null;
        return IndicatorFormula.Apply(FigureStart.Of(request, catalogue.Version), indicator, numerator, denominator, opening);
    }

    /// <summary>A metric's value as a figure.</summary>
    public Figure OfMetric(FigureRequest request, Operand operand)
    {
        var start = FigureStart.Of(request, catalogue.Version);
        var notes = new List<FigureNote>();
        OperandNotes.Add(notes, operand, isDenominator: false);
        return start with
        {
            Exact = operand.Value,
            Value = operand.Value is { } exact ? start.Passport.Rounding.Apply(exact) : null,
            Status = operand.Value is null ? FigureStatus.Missing : operand.IsPartial ? FigureStatus.Partial : FigureStatus.Complete,
            Reason = operand.Value is null ? OperandNotes.ReasonOf(operand, request.Area) : null,
            Passport = start.Passport with
            {
                Formula = operand.Metric.Code,
                Numerator = operand,
                PointSet = OperandNotes.PointSetOf(operand.Metric),
                Notes = notes,
            },
        };
    }

    // The statistics office's figures are not one operator's: a density of one operator is by the whole population.
    private static FigureRequest For(Metric metric, FigureRequest request) =>
        metric.ReportedBy == SourceKind.Statistics ? request with { Operator = FigureQuery.AllOperators } : request;

    private Figure NotValid(FigureRequest request) => FigureStart.Of(request, catalogue.Version) with
    {
        Reason = FigureReason.Of(FigureReasonCode.AreaNotValid, "area", request.Area.ToString(), "period", request.Boundaries is { } day ? Period.Day(day).ToString() : request.Period.ToString()),
    };

    // The opening level is that at the end of the day before: of the period before of the same length, else of any that ends then.
    private async ValueTask<Operand> ReadOpeningAsync(Metric metric, FigureRequest request, CancellationToken cancellationToken)
    {
        var before = request.Period.First.AddDays(-1);
        var candidates = new List<Period>();
        foreach (var grain in new[] { request.Period.Grain, PeriodGrain.Month, PeriodGrain.Quarter, PeriodGrain.NineMonths, PeriodGrain.Half, PeriodGrain.Year, PeriodGrain.Day })
        {
            var isEnd = !(grain == PeriodGrain.Half && before.Month > 6) && !(grain == PeriodGrain.NineMonths && before.Month > 9);
            if (isEnd && Period.Containing(before, grain) is var candidate && candidate.Last == before && !candidates.Contains(candidate))
            {
                candidates.Add(candidate);
            }
        }

        Operand? first = null;
        foreach (var candidate in candidates)
        {
            if (request.Boundaries is not null || request.Area.IsValidOn(candidate.Last))
            {
                var operand = await operands.ReadAsync(metric, For(metric, request) with { Period = candidate }, cancellationToken);
                if (operand.Value is not null)
                {
                    return operand;
                }

                first ??= operand;
            }
        }

        return first ?? new Operand { Metric = metric, Value = null, Period = candidates[0], PeriodUsed = candidates[0], How = Rollup.Provenance.Missing, Reported = 0, Expected = 1 };
    }
}
