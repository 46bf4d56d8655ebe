using System.Collections.Concurrent;
using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>
/// Finds of which units of one day a unit of another day is made up:
/// <list type="number">
/// <item>along its own level's lineage, where it is exactly some units of that day: those;</item>
/// <item>else, from the provinces down: a unit that lies wholly in it counts whole, one that lies partly in it is divided if weights
/// tell how, and what is below it is looked at in the same way.</item>
/// </list>
/// Plans are remembered by the stretches of time between changes, a bounded number of them. Thread-safe.
/// </summary>
internal sealed class BoundaryPlanner(Catalogue.Catalogue catalogue)
{
    private const int Capacity = 8192;

    private readonly ConcurrentDictionary<(AreaKey Area, DateOnly Day, DateOnly Boundaries), BoundaryPlan> _plans = new();
    private readonly Lazy<DateOnly[]> _changes = new(() => FindChanges(catalogue));

    /// <summary>The plan for a unit, which exists on the day of the boundaries, of figures of that day.</summary>
    public BoundaryPlan PlanOf(Area area, DateOnly day, DateOnly boundaries)
    {
        var key = (area.Key, StretchOf(day), StretchOf(boundaries));
        if (_plans.TryGetValue(key, out var plan))
        {
            return plan;
        }

        if (_plans.Count >= Capacity)
        {
            _plans.Clear();
        }

        plan = Find(area, key.Item2, key.Item3);
        _plans[key] = plan;
        return plan;
    }

    /// <summary>First day of the stretch of time around a day in which no unit began or ended: all its days have the same units.</summary>
    public DateOnly StretchOf(DateOnly day)
    {
        var at = Array.BinarySearch(_changes.Value, day);
        return at >= 0 ? day : ~at == 0 ? DateOnly.MinValue : _changes.Value[~at - 1];
    }

    /// <summary>Plans for every stretch from one day to another, in order of time.</summary>
    public IEnumerable<BoundaryPlan> PlansWithin(Area area, DateOnly first, DateOnly last, DateOnly boundaries)
    {
        yield return PlanOf(area, first, boundaries);
        foreach (var day in _changes.Value)
        {
            if (day > first && day <= last)
            {
                yield return PlanOf(area, day, boundaries);
            }
        }
    }

    /// <summary>Whether the unit is made up of the same units throughout.</summary>
    public bool IsSteady(Area area, DateOnly first, DateOnly last, DateOnly boundaries)
    {
        var units = PlanOf(area, last, boundaries).Units;
        return StretchOf(first) == StretchOf(last) || PlansWithin(area, first, last, boundaries).All(p => p.Units.SequenceEqual(units));
    }

    private static DateOnly[] FindChanges(Catalogue.Catalogue catalogue)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var area in catalogue.Areas)
        {
            days.Add(area.ValidFrom);
            if (area.ValidTo is { } to)
            {
                days.Add(to.AddDays(1));
            }

            foreach (var succession in area.Predecessors)
            {
                days.Add(succession.On);
            }
        }

        return [.. days];
    }

    private BoundaryPlan Find(Area area, DateOnly day, DateOnly boundaries)
    {
        var own = Lineage.ImageOf(area, boundaries, day);
        if (own.IsComplete && own.Pieces.All(p => Lineage.ImageOf(p.Unit, day, boundaries) is { IsComplete: true, Pieces: [var only] } && only.Unit.Key == area.Key))
        {
            return new BoundaryPlan([.. own.Pieces.Select(p => new BoundaryTerm(p.Unit) { IsWhole = true })], isExact: true);
        }

        return new BoundaryPlan(new BoundarySearch(catalogue.Country, area, day, boundaries).Find(), isExact: false);
    }
}
