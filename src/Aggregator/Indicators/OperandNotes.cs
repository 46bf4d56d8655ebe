using System.Globalization;
using Telemetry.Aggregator.Rollup;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>What a reader must know of an operand, and why one has no value. Pure.</summary>
internal static class OperandNotes
{
    /// <summary>Metrics of this unit are sets of postal points.</summary>
    private const string PointUnit = "point";

    /// <summary>Code of the set of postal points that the metric is; null for other metrics.</summary>
    public static string? PointSetOf(Metric metric) => metric.Unit == PointUnit ? metric.Code : null;

    /// <summary>Why the operand has no value.</summary>
    public static FigureReason ReasonOf(Operand operand, Area area)
    {
        var code = operand.How switch
        {
            Provenance.NotApplicable => FigureReasonCode.NotApplicable,
            Provenance.NotAvailable => FigureReasonCode.NotAvailable,
            Provenance.NotReported => FigureReasonCode.NotReported,
            Provenance.Withheld => FigureReasonCode.Withheld,
            Provenance.OutOfRange => FigureReasonCode.OutOfRange,
            _ when operand.Boundaries.IsWithoutLineage => FigureReasonCode.NoLineage,
            _ when operand.Boundaries.DividedUnits.Count > 0 => FigureReasonCode.AreaDivided,
            _ => FigureReasonCode.NoValueReported,
        };
        return code switch
        {
            FigureReasonCode.NoLineage => FigureReason.Of(code, "area", area.ToString(), "period", operand.Period.ToString()),
            FigureReasonCode.AreaDivided => FigureReason.Of(
                code,
                "metric", operand.Metric.Code,
                "area", area.ToString(),
                "units", BoundaryNotes.Names(operand.Boundaries.DividedUnits.Select(d => d.Unit)),
                "appearsIn", BoundaryNotes.Names(operand.Boundaries.DividedUnits.Select(d => d.AppearsIn).DistinctBy(a => a.Key))),
            _ => FigureReason.Of(code, "metric", operand.Metric.Code),
        };
    }

    /// <summary>Notes on the mean of two levels.</summary>
    public static void AddAverage(List<FigureNote> notes, Operand opening, Operand closing)
    {
        notes.Add(FigureNote.Of(FigureNoteCode.AverageOfPeriod, "metric", closing.Metric.Code, "opening", opening.Period.ToString(), "closing", closing.Period.ToString()));
        BoundaryNotes.Add(notes, opening);
        AddMissing(notes, opening);
    }

    /// <summary>Notes on one operand.</summary>
    public static void Add(List<FigureNote> notes, Operand operand, bool isDenominator)
    {
        var metric = operand.Metric;
        if (PointSetOf(metric) is { } set)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.PointSet, "metric", set, "name", metric.EnglishName));
        }

        if (operand.Value is not null)
        {
            AddAge(notes, operand, isDenominator);
        }

        if (operand.Predecessors.Count > 0)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.FromPredecessors, "metric", metric.Code, "areas", string.Join(", ", operand.Predecessors)));
        }

        if (operand.PredecessorSources.Count > 0)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.WithPredecessorSources, "metric", metric.Code, "sources", string.Join(", ", operand.PredecessorSources)));
        }

        foreach (var contribution in operand.Contributions)
        {
            if (contribution.Kind == SourceKind.Department && metric.ReportedBy != SourceKind.Department)
            {
                notes.Add(FigureNote.Of(FigureNoteCode.DepartmentTotal, "metric", metric.Code, "source", contribution.Source));
            }
        }

        BoundaryNotes.Add(notes, operand);
        AddMissing(notes, operand);
        AddChecks(notes, operand);
        if (operand.ReceiptsByProvince)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.ReceiptsByProvince));
        }
    }

    private static void AddAge(List<FigureNote> notes, Operand operand, bool isDenominator)
    {
        var code = operand.Metric.Code;
        if (isDenominator && operand.IsOlder)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.DenominatorOlder, "metric", code, "period", operand.Period.ToString(), "used", operand.PeriodUsed.ToString()));
        }
        else if (operand.PeriodUsed != operand.Period && (operand.IsOlder || operand.Metric.Frequency != PeriodGrain.Year))
        {
            notes.Add(FigureNote.Of(FigureNoteCode.ValueStands, "metric", code, "period", operand.Period.ToString(), "used", operand.PeriodUsed.ToString()));
        }

        if (operand.IncludesStanding && operand.Metric.Frequency != PeriodGrain.Year)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.IncludesStanding, "metric", code));
        }
    }

    private static void AddMissing(List<FigureNote> notes, Operand operand)
    {
        var code = operand.Metric.Code;
        if (operand.Value is not null && operand.Reported < operand.Expected)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.CellsMissing, "metric", code, "reported", Text(operand.Reported), "expected", Text(operand.Expected)));
        }

        if (operand.MissingParts.Count > 0)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.PartsMissing, "metric", code, "parts", string.Join(", ", operand.MissingParts)));
        }

        if (operand.MissingPeriods.Count > 0)
        {
            notes.Add(FigureNote.Of(
                FigureNoteCode.PeriodsMissing, "metric", code, "count", Text(operand.MissingPeriods.Count), "periods", string.Join(", ", operand.MissingPeriods.Take(12))));
        }

        if (operand.MissingOperators.Count > 0)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.OperatorsMissing, "metric", code, "operators", string.Join(", ", operand.MissingOperators.Select(m => m.Source))));
        }
    }

    private static void AddChecks(List<FigureNote> notes, Operand operand)
    {
        foreach (var check in operand.Checks)
        {
            // A sum that lacks cells differs for that reason alone.
            if (check.Difference == 0 || check.Reported < check.Expected)
            {
                continue;
            }

            var byDepartment = operand.Contributions.All(c => c.Source != check.Source);
            notes.Add(FigureNote.Of(
                byDepartment ? FigureNoteCode.DepartmentDiffers : FigureNoteCode.DerivedDiffers,
                "metric", operand.Metric.Code,
                "source", check.Source,
                "how", check.How.ToString().ToLowerInvariant(),
                "value", check.Value.ToString(CultureInfo.InvariantCulture),
                "difference", check.Difference.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
