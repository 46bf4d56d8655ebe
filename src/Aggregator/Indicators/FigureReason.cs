namespace Telemetry.Aggregator.Indicators;

/// <summary>Why a figure has no value.</summary>
/// <param name="Code">The closed reason.</param>
/// <param name="Parameters">What it is about, named as the code's documentation says: <c>metric</c>, <c>item</c>, <c>period</c>, <c>area</c>.</param>
public sealed record FigureReason(FigureReasonCode Code, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>A default wording in English; pages word the code themselves.</summary>
    public string English => Code switch
    {
        FigureReasonCode.NoValueReported => $"no value reported for {P("metric")}",
        FigureReasonCode.NoDenominator => $"no denominator: {P("metric")}",
        FigureReasonCode.ZeroDenominator => $"the denominator {P("metric")} is zero",
        FigureReasonCode.NegativeQuotient => $"no square root of a negative quotient of {P("metric")}",
        FigureReasonCode.NotApplicable => $"{P("metric")} is not applicable here, says the sender",
        FigureReasonCode.NotAvailable => $"the sender does not have {P("metric")}",
        FigureReasonCode.NotReported => $"the sender does not report {P("metric")}",
        FigureReasonCode.Withheld => $"the sender keeps {P("metric")} back",
        FigureReasonCode.OutOfRange => $"out of range: {P("metric")}{P("item")}",
        FigureReasonCode.NoPlan => $"no plan for {P("item")}",
        FigureReasonCode.ZeroPlan => $"completion of {P("item")} would divide by zero",
        FigureReasonCode.BaseMissing => $"no {P("item")} in {P("period")} to compare with",
        FigureReasonCode.BaseZero => $"{P("item")} was zero in {P("period")}",
        FigureReasonCode.BaseNegative => $"{P("item")} was negative in {P("period")}",
        FigureReasonCode.DefinitionChanged => $"{P("metric")} counts something else since {P("on")}: {P("noteEn")}",
        FigureReasonCode.AreaNotValid => $"{P("area")} did not exist at the end of {P("period")}",
        FigureReasonCode.AreaDivided => $"{P("metric")} of {P("units")} cannot be divided to give that of {P("area")}; it is counted in {P("appearsIn")}",
        FigureReasonCode.NoLineage => $"the lineage does not tell which units of {P("period")} {P("area")} is made up of",
        FigureReasonCode.OperatorNeeded => $"{P("item")} needs one operator",
        FigureReasonCode.DayNotKept => $"values of days are kept {P("days")} days here; the ledger still has what was reported",
        FigureReasonCode.WithheldOutside => "not given outside: the conditions of statistical confidentiality are not met",
        _ => $"the total of {P("metric")} is not known by operator",
    };

    /// <summary>A reason with its parameters as name and value in turn.</summary>
    public static FigureReason Of(FigureReasonCode code, params ReadOnlySpan<string> namesAndValues) => new(code, FigureNote.ToParameters(namesAndValues));

    private string P(string name) => Parameters.TryGetValue(name, out var value) ? value : "";
}
