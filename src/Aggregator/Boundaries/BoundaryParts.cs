using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>Of what a value on other boundaries was put together. Immutable.</summary>
public sealed record BoundaryParts
{
    /// <summary>A value that is the unit's own.</summary>
    public static BoundaryParts None { get; } = new();

    /// <summary>Units whose values were summed, in order of key; empty where the value is the unit's own.</summary>
    public IReadOnlyList<Area> Units { get; init; } = [];

    /// <summary>Units of which nobody reported anything, in order of key.</summary>
    public IReadOnlyList<Area> MissingUnits { get; init; } = [];

    /// <summary>Divided units of which a share was counted, in order of key.</summary>
    public IReadOnlyList<EstimatedShare> EstimatedShares { get; init; } = [];

    /// <summary>Units with a value that is not in it because they lie only partly in the unit, in order of key.</summary>
    public IReadOnlyList<DividedUnit> DividedUnits { get; init; } = [];

    /// <summary>Whether the lineage does not tell which units it was made up of.</summary>
    public bool IsWithoutLineage { get; init; }

    /// <summary>Of consecutive periods, as one.</summary>
    internal static BoundaryParts Merge(IReadOnlyList<BoundaryParts> parts) => new()
    {
        Units = [.. parts.SelectMany(p => p.Units).DistinctBy(u => u.Key).OrderBy(u => u.Key)],
        MissingUnits = [.. parts.SelectMany(p => p.MissingUnits).DistinctBy(u => u.Key).OrderBy(u => u.Key)],
        EstimatedShares = [.. parts.SelectMany(p => p.EstimatedShares).DistinctBy(e => e.Unit.Key).OrderBy(e => e.Unit.Key)],
        DividedUnits = [.. parts.SelectMany(p => p.DividedUnits).DistinctBy(d => d.Unit.Key).OrderBy(d => d.Unit.Key)],
        IsWithoutLineage = parts.All(p => p.IsWithoutLineage),
    };
}
