namespace Telemetry.Aggregator.Indicators;

/// <summary>Something that a reader of a figure must know.</summary>
/// <param name="Code">The closed code.</param>
/// <param name="Parameters">What it is about, named as the code's documentation says.</param>
public sealed record FigureNote(FigureNoteCode Code, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>A default wording in English; pages word the code themselves.</summary>
    public string English => Code switch
    {
        FigureNoteCode.DenominatorOlder => $"the denominator {P("metric")} is of {P("used")}, older than the numerator of {P("period")}",
        FigureNoteCode.ValueStands => $"{P("metric")} of {P("used")} stands for {P("period")}",
        FigureNoteCode.IncludesStanding => $"{P("metric")} includes earlier values that stand",
        FigureNoteCode.FromPredecessors => $"{P("metric")} is the sum of the predecessors {P("areas")}",
        FigureNoteCode.WithPredecessorSources => $"{P("metric")} includes what was taken over: {P("sources")}",
        FigureNoteCode.DepartmentTotal => $"{P("metric")}: the total is, or contains, the aggregate of {P("source")}",
        FigureNoteCode.DepartmentDiffers => $"{P("metric")}: {P("source")} reports {P("value")}, {P("difference")} away from the total",
        FigureNoteCode.DerivedDiffers => $"{P("metric")} of {P("source")}: derived ({P("how")}) {P("value")}, {P("difference")} away from the explicit value",
        FigureNoteCode.PartsMissing => $"{P("metric")}: parts missing: {P("parts")}",
        FigureNoteCode.PeriodsMissing => $"{P("metric")}: {P("count")} periods missing: {P("periods")}",
        FigureNoteCode.CellsMissing => $"{P("metric")}: {P("reported")} of {P("expected")} cells reported",
        FigureNoteCode.OperatorsMissing => $"{P("metric")}: not yet reported by {P("operators")}",
        FigureNoteCode.LaterTarget => $"no plan for {P("period")}; the target of {P("used")} is used",
        FigureNoteCode.PlanOfBaseItem => $"{P("item")} has no plan; that of {P("used")} is used",
        FigureNoteCode.PlanDerived => $"the plan of {P("item")} is derived ({P("how")})",
        FigureNoteCode.CountedFromStart => $"{P("metric")} counted from {P("from")} to {P("to")}",
        FigureNoteCode.AverageOfPeriod => $"{P("metric")}: mean of {P("opening")} and {P("closing")}",
        FigureNoteCode.BoundaryUnits => $"{P("metric")} of {P("period")}: sum of {P("count")} units of that time: {P("areas")}",
        FigureNoteCode.UnitsMissing => $"{P("metric")}: nothing reported for {P("count")} units: {P("areas")}",
        FigureNoteCode.EstimatedShare => $"{P("metric")}: {P("share")} of {P("area")}, estimated by weights",
        FigureNoteCode.DividedUnits => $"{P("metric")} of {P("areas")} is not divided and not in it; it is counted in {P("appearsIn")}",
        FigureNoteCode.Provisional => "provisional: it may still change",
        FigureNoteCode.PointSet => $"postal points counted: {P("name")} ({P("metric")})",
        _ => "receipts of units below the provinces are in the provinces' passports",
    };

    /// <summary>A note with its parameters as name and value in turn.</summary>
    public static FigureNote Of(FigureNoteCode code, params ReadOnlySpan<string> namesAndValues) => new(code, ToParameters(namesAndValues));

    internal static SortedDictionary<string, string> ToParameters(ReadOnlySpan<string> namesAndValues)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < namesAndValues.Length; i += 2)
        {
            parameters[namesAndValues[i]] = namesAndValues[i + 1];
        }

        return parameters;
    }

    private string P(string name) => Parameters.TryGetValue(name, out var value) ? value : "";
}
