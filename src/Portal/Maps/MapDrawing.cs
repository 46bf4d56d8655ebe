using Telemetry.Catalogue;

namespace Telemetry.Portal.Maps;

/// <summary>The shapes of units of one level, drawn together on one grid. Immutable; thread-safe.</summary>
internal sealed class MapDrawing
{
    /// <summary>The day whose boundaries were drawn.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The shapes by unit.</summary>
    public required IReadOnlyDictionary<AreaKey, MapShape> Shapes { get; init; }

    /// <summary>Units of the drawing that lie too far out to be drawn at its scale.</summary>
    public IReadOnlySet<AreaKey> Offshore { get; init; } = new HashSet<AreaKey>();

    /// <summary>The two archipelagos, which a drawing of the whole country names.</summary>
    public IReadOnlyList<MapLandmark> Landmarks { get; init; } = [];

    /// <summary>Whether it is the package's, whose licence asks that its author be named.</summary>
    public bool IsFromPackage { get; init; }

    /// <summary>
    /// The ground of a unit as it was on a day, from the shapes that were drawn and the catalogue's lineage: its own shape, that of the one
    /// unit that it was renamed into, or all its predecessors' together. Null where that does not tell its ground exactly.
    /// </summary>
    public MapShape? Find(Area unit, DateOnly day)
    {
        if (Own(unit) is { } own)
        {
            // Whole units may have gone into it while it kept its identity.
            if (Joined(unit).Any(s => s.On > day && s.On <= Day))
            {
                return null;
            }

            return UnionOf(own, Joined(unit).Where(s => s.On > Day && s.On <= day));
        }

        var origins = unit.Predecessors.Where(s => s.On == unit.ValidFrom).ToList();
        return origins.Count == 0 ? null : UnionOf(null, origins.Concat(Joined(unit).Where(s => s.On <= day)));
    }

    private static IEnumerable<Succession> Joined(Area unit) => unit.Predecessors.Where(s => s.On > unit.ValidFrom);

    // A unit that became one other, and nothing else did, has that one's ground.
    private MapShape? Own(Area unit)
    {
        for (var now = unit; ; now = now.Successors[0].Successor)
        {
            if (Shapes.TryGetValue(now.Key, out var shape))
            {
                return shape;
            }

            if (now.Successors is not [{ IsWhole: true } next] || next.Successor.Predecessors.Count != 1)
            {
                return null;
            }
        }
    }

    private MapShape? UnionOf(MapShape? first, IEnumerable<Succession> others)
    {
        var shapes = new List<MapShape>();
        if (first is not null)
        {
            shapes.Add(first);
        }

        foreach (var succession in others)
        {
            if (!succession.IsWhole || Find(succession.Predecessor, succession.On.AddDays(-1)) is not { } shape)
            {
                return null;
            }

            shapes.Add(shape);
        }

        return MapShape.Union(shapes);
    }
}
