using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>Which cells a value on other boundaries is the sum of, and what could not be in it. Filled while it is resolved.</summary>
internal sealed class BoundaryChoice
{
    /// <summary>The cells, with a value or without.</summary>
    public List<ChosenCell> Cells { get; } = [];

    /// <summary>Units whose values are not in it.</summary>
    public SortedDictionary<AreaKey, DividedUnit> Divided { get; } = [];

    /// <summary>Shorter periods that are missing in sums over time.</summary>
    public SortedSet<Period> MissingPeriods { get; } = [];

    /// <summary>Notes a unit whose value cannot be divided.</summary>
    public void AddDivided(BoundaryTerm term) => Divided[term.Unit.Key] = new DividedUnit(term.Unit, term.AppearsIn!);
}
