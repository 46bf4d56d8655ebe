using System.Globalization;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Indicators;

/// <summary>What a reader must know of an operand that was put together on other boundaries. Pure.</summary>
internal static class BoundaryNotes
{
    /// <summary>Units named at most; the passport lists all.</summary>
    private const int NamedAtMost = 12;

    /// <summary>Notes on one operand.</summary>
    public static void Add(List<FigureNote> notes, Operand operand)
    {
        var parts = operand.Boundaries;
        var code = operand.Metric.Code;
        if (parts.Units.Count > 0)
        {
            notes.Add(FigureNote.Of(
                FigureNoteCode.BoundaryUnits, "metric", code, "period", operand.Period.ToString(), "count", Text(parts.Units.Count), "areas", Names(parts.Units)));
        }

        if (operand.Value is not null && parts.MissingUnits.Count > 0)
        {
            notes.Add(FigureNote.Of(FigureNoteCode.UnitsMissing, "metric", code, "count", Text(parts.MissingUnits.Count), "areas", Names(parts.MissingUnits)));
        }

        foreach (var estimate in parts.EstimatedShares.Take(NamedAtMost))
        {
            notes.Add(FigureNote.Of(
                FigureNoteCode.EstimatedShare, "metric", code, "area", estimate.Unit.ToString(), "share", estimate.Share.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var group in parts.DividedUnits.GroupBy(d => d.AppearsIn.Key))
        {
            notes.Add(FigureNote.Of(
                FigureNoteCode.DividedUnits,
                "metric", code,
                "count", Text(group.Count()),
                "areas", Names(group.Select(d => d.Unit)),
                "appearsIn", group.First().AppearsIn.ToString()));
        }
    }

    /// <summary>The first few units by name and identity, separated by commas.</summary>
    public static string Names(IEnumerable<Area> units) => string.Join(", ", units.Take(NamedAtMost));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
