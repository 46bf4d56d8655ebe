using Telemetry.Catalogue;

namespace Telemetry.Portal.Query.Indicators;

/// <summary>What a unit was at other times, as a series shows it. Pure.</summary>
internal static class UnitHistory
{
    /// <summary>
    /// The unit on a day: itself, or the one that bore its code then and of which all went into it, or that all of it went into. A code alone says
    /// nothing: most communes of 2025 have one that another commune had before. Null where there was none.
    /// </summary>
    public static Area? On(Catalogue.Catalogue catalogue, Area unit, DateOnly day)
    {
        if (unit.IsValidOn(day))
        {
            return unit;
        }

        return catalogue.TryGetArea(unit.Code, day, out var other) && (unit.Covers(other) || other.Covers(unit)) ? other : null;
    }

    /// <summary>Changes of the unit, and of the units right below it, after a day up to another, in order of time.</summary>
    public static IReadOnlyList<UnitChange> Changes(Catalogue.Catalogue catalogue, Area unit, DateOnly after, DateOnly last)
    {
        var changes = new List<UnitChange>();
        var selves = catalogue.AreasWithCode(unit.Code).Where(u => u.Key == unit.Key || unit.Covers(u) || u.Covers(unit)).ToList();
        foreach (var self in selves)
        {
            changes.AddRange(self.Predecessors.Where(s => IsWithin(s.On)).GroupBy(s => s.On).Select(g => new UnitChange(g.Key, self, [.. g], [], 0)));
            if (self.ValidTo is { } to && IsWithin(to.AddDays(1)) && self.Successors.Count > 0 && !self.Successors.Any(s => s.Successor.Code == unit.Code))
            {
                changes.Add(new UnitChange(to.AddDays(1), self, [], self.Successors, 0));
            }

            changes.AddRange(self.Children
                .Where(c => c.ValidFrom > self.ValidFrom && IsWithin(c.ValidFrom))
                .GroupBy(c => c.ValidFrom)
                .Where(g => self.Children.Any(c => c.ValidFrom < g.Key))
                .Select(g => new UnitChange(g.Key, self, [], [], g.Count())));
        }

        return [.. changes.OrderBy(c => c.On).ThenBy(c => c.Below)];

        bool IsWithin(DateOnly day) => day > after && day <= last;
    }
}
