using Telemetry.Aggregator.Indicators;

namespace Telemetry.Aggregator.Disclosure;

/// <summary>The form of figures that is made for readers outside: no sender but the reader itself, no receipts but its own, no counts. Pure.</summary>
internal static class OutsideForm
{
    /// <summary>A figure that is told.</summary>
    /// <param name="figure">The figure in full.</param>
    /// <param name="own">Code of the source that reads it; null for none.</param>
    public static Figure Of(Figure figure, string? own)
    {
        if (figure.Value is null)
        {
            return Bare(figure, ReasonOf(figure.Reason));
        }

        var passport = figure.Passport;
        var notes = passport.Notes.Where(n => IsTold(n.Code));
        return figure with
        {
            Form = FigureForm.Outside,
            Passport = passport with
            {
                Numerator = Of(passport.Numerator, own),
                Denominator = Of(passport.Denominator, own),
                OpeningDenominator = Of(passport.OpeningDenominator, own),
                Plan = passport.Plan is { } plan ? plan with { Receipts = [] } : null,
                BasedOn = [.. passport.BasedOn.Select(f => f.Operator == FigureQuery.AllOperators ? Of(f, own) : f)],
                Notes = [.. notes, .. figure.Status == FigureStatus.Partial ? [FigureNote.Of(FigureNoteCode.Provisional)] : Array.Empty<FigureNote>()],
            },
        };
    }

    /// <summary>A figure that is not told: what was asked, and that.</summary>
    public static Figure Withheld(Figure figure) => Bare(figure, FigureReason.Of(FigureReasonCode.WithheldOutside));

    /// <summary>A figure of that form without a value and all that stands around one.</summary>
    public static Figure Bare(Figure figure, FigureReason? reason) => WithoutValue(figure, reason) with { Form = FigureForm.Outside };

    /// <summary>A figure without a value and all that stands around one, in the form that it has.</summary>
    public static Figure WithoutValue(Figure figure, FigureReason? reason) => figure with
    {
        Value = null,
        Exact = null,
        Status = FigureStatus.Missing,
        Reason = reason,
        Passport = figure.Passport with { Numerator = null, Denominator = null, OpeningDenominator = null, Plan = null, BasedOn = [], Notes = [] },
    };

    private static Operand? Of(Operand? operand, string? own) => operand is null ? null : operand with
    {
        Reported = 0,
        Expected = 0,
        ReceiptsByProvince = false,
        Checks = [],
        Contributions = [.. operand.Contributions.Where(c => c.Source == own)],
        MissingOperators = [],
        MissingParts = [],
        MissingPeriods = [],
    };

    // What a sender said instead of a value is between it and the host.
    private static FigureReason? ReasonOf(FigureReason? reason) => reason?.Code is FigureReasonCode.NotApplicable or FigureReasonCode.NotAvailable or FigureReasonCode.NotReported or FigureReasonCode.Withheld
        ? reason with { Code = FigureReasonCode.NoValueReported }
        : reason;

    // A list of what may be told, so that a new note stays inside until somebody has thought of it.
    private static bool IsTold(FigureNoteCode code) => code is FigureNoteCode.DenominatorOlder
        or FigureNoteCode.ValueStands
        or FigureNoteCode.IncludesStanding
        or FigureNoteCode.FromPredecessors
        or FigureNoteCode.LaterTarget
        or FigureNoteCode.PlanOfBaseItem
        or FigureNoteCode.PlanDerived
        or FigureNoteCode.CountedFromStart
        or FigureNoteCode.AverageOfPeriod
        or FigureNoteCode.PointSet;
}
