namespace Telemetry.Aggregator.Indicators;

/// <summary>What was planned for a period, as a figure of its own. Pure.</summary>
internal static class PlanFigure
{
    /// <summary>The figure; without a plan for exactly that period it is missing.</summary>
    public static Figure Of(FigureRequest request, PlanOperand? plan, string catalogueVersion)
    {
        var start = FigureStart.Of(request, catalogueVersion);
        var passport = start.Passport with { Formula = $"plan of {request.Item.Code}", Plan = plan };
        if (plan is null)
        {
            return start with { Reason = FigureReason.Of(FigureReasonCode.NoPlan, "item", request.Item.Code), Passport = passport };
        }

        return start with
        {
            Exact = plan.Value,
            Value = passport.Rounding.Apply(plan.Value),
            Status = FigureStatus.Complete,
            Passport = passport with { Notes = [.. Notes(plan)] },
        };
    }

    /// <summary>What a reader must know of a plan: that nobody sent it as it stands, where that is so.</summary>
    public static IEnumerable<FigureNote> Notes(PlanOperand plan) => plan.How == Rollup.Provenance.Explicit
        ? []
        : [FigureNote.Of(FigureNoteCode.PlanDerived, "item", plan.Item, "how", plan.How.ToString().ToLowerInvariant())];
}
