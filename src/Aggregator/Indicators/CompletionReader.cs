using Telemetry.Aggregator.Boundaries;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>
/// Per cent of the plan reached: 100 × actual / plan where more is better, 100 × plan / actual where less is; never capped. A
/// metric's flow is counted from the start of the plan's period (of the running year, for a later target). Thread-safe.
/// </summary>
internal sealed class CompletionReader(ValueReader values, OperandReader operands, PlanReader plans, BoundaryPlanner planner)
{
    /// <summary>The completion.</summary>
    public async ValueTask<Figure> ReadAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        var plain = request with { Item = ValueReader.Plain(request.Item) };
        var notes = new List<FigureNote>();
        var plan = await FindAsync(plain, cancellationToken);
        if (plan is null && plans.BaseOf(plain.Item) is { } baseItem && await FindAsync(plain with { Item = baseItem }, cancellationToken) is { } basePlan)
        {
            plan = basePlan;
            notes.Add(FigureNote.Of(FigureNoteCode.PlanOfBaseItem, "item", plain.Item.Code, "used", baseItem.Code));
        }

        if (plan is not null)
        {
            AddPlanNotes(notes, plan, request);
        }

        var actual = await ReadActualAsync(plain, plan, notes, cancellationToken);
        return Complete(request, actual, plan, notes);
    }

    // Of a unit of other boundaries its own plan, or that of the units it was made of, whichever target is nearer.
    private async ValueTask<PlanOperand?> FindAsync(FigureRequest request, CancellationToken cancellationToken)
    {
        var own = await plans.FindAsync(request, cancellationToken);
        if (own?.Period == request.Period || request.Boundaries is null || request.Item.Metric is null)
        {
            return own;
        }

        var sum = await SumOfUnitsAsync(request, request.Boundaries.Value, cancellationToken);
        return sum is null || (own is not null && sum.Period != request.Period && sum.Period.CompareTo(own.Period) >= 0) ? own : sum;
    }

    private async ValueTask<PlanOperand?> SumOfUnitsAsync(FigureRequest request, DateOnly boundaries, CancellationToken cancellationToken)
    {
        var found = new List<PlanOperand>();
        var units = planner.PlanOf(request.Area, request.Period.Last, boundaries);
        foreach (var unit in units.IsExact && units.Single?.Key != request.Area.Key ? units.Units : [])
        {
            if (await plans.FindAsync(request with { Area = unit }, cancellationToken) is not { } plan || (found.Count > 0 && plan.Period != found[0].Period))
            {
                return null;
            }

            found.Add(plan);
        }

        return found.Count == 0 ? null : PlanOperand.Sum(found);
    }

    private static void AddPlanNotes(List<FigureNote> notes, PlanOperand plan, FigureRequest request)
    {
        if (plan.Period != request.Period)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.LaterTarget, "item", plan.Item, "period", request.Period.ToString(), "used", plan.Period.ToString()));
        }

        notes.AddRange(PlanFigure.Notes(plan));
    }

    private async ValueTask<Figure> ReadActualAsync(FigureRequest plain, PlanOperand? plan, List<FigureNote> notes, CancellationToken cancellationToken)
    {
        if (plan is null || plain.Item.Metric is not { Kind: MetricKind.Flow } metric || plan.Period == plain.Period || !plain.Area.IsValidOn(plain.Boundaries ?? plain.Period.Last))
        {
            return await values.ReadAsync(plain, cancellationToken);
        }

        var first = plan.Period.First <= plain.Period.Last ? plan.Period.First : new DateOnly(plain.Period.Year, 1, 1);
        var periods = CumulativePeriods.Cover(first, plain.Period.Last);
        notes.Add(FigureNote.Of(FigureNoteCode.CountedFromStart, "metric", metric.Code, "from", periods[0].ToString(), "to", periods[^1].ToString()));
        return values.OfMetric(plain, await operands.ReadAsync(metric, plain, periods, cancellationToken));
    }

    private static Figure Complete(FigureRequest request, Figure actual, PlanOperand? plan, List<FigureNote> notes)
    {
        var lowerIsBetter = request.Item.Indicator?.Better == Better.Lower;
        var start = FigureStart.Of(request, actual.Passport.CatalogueVersion);
        var passport = start.Passport with
        {
            Formula = lowerIsBetter ? $"100 × plan / {actual.Item}" : $"100 × {actual.Item} / plan",
            Numerator = actual.Passport.Numerator,
            Denominator = actual.Passport.Denominator,
            OpeningDenominator = actual.Passport.OpeningDenominator,
            Plan = plan,
            BasedOn = [actual],
            PointSet = actual.Passport.PointSet,
            Notes = [.. notes, .. actual.Passport.Notes],
        };
        if (plan is null || actual.Exact is not { } value)
        {
            var reason = plan is null ? FigureReason.Of(FigureReasonCode.NoPlan, "item", request.Item.Code) : actual.Reason;
            return start with { Reason = reason, Passport = passport };
        }

        var (part, whole) = lowerIsBetter ? (plan.Value, value) : (value, plan.Value);
        var exact = whole == 0 ? null : Percent.Of(part, whole);
        return exact is null
            ? start with
            {
                Reason = FigureReason.Of(whole == 0 ? FigureReasonCode.ZeroPlan : FigureReasonCode.OutOfRange, "item", request.Item.Code),
                Passport = passport,
            }
            : start with { Exact = exact, Value = passport.Rounding.Apply(exact.Value), Status = actual.Status, Passport = passport };
    }
}
