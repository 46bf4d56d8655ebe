using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>
/// Follows units along their own level's lineage, forward or back in time. A unit that lives on keeps its identity, though others
/// may have gone into it. Pure.
/// </summary>
internal static class Lineage
{
    /// <summary>Where a unit that existed on one day lies among the units of another day.</summary>
    public static Image ImageOf(Area unit, DateOnly from, DateOnly to) => from <= to ? Forward(unit, to) : Back(unit, from, to);

    private static Image Forward(Area unit, DateOnly to)
    {
        if (unit.IsValidOn(to))
        {
            return Whole(unit);
        }

        var rows = unit.Successors;
        if (rows.Count == 0)
        {
            return Image.Unknown;
        }

        // One part alone leaves the rest untold.
        var isTold = rows[0].IsWhole || rows.Count > 1;
        return Combine(rows, s => Forward(s.Successor, to), isTold);
    }

    private static Image Back(Area unit, DateOnly from, DateOnly to)
    {
        // The last change first; before it the unit may have been there already, smaller.
        var on = unit.Predecessors.Where(s => s.On > to && s.On <= from).Select(s => (DateOnly?)s.On).Max();
        if (on is not { } day)
        {
            return unit.IsValidOn(to) ? Whole(unit) : Image.Unknown;
        }

        var rows = unit.Predecessors.Where(s => s.On == day).ToList();
        var before = day.AddDays(-1);
        if (unit.ValidFrom == day)
        {
            return Combine(rows, s => Back(s.Predecessor, before, to), isTold: true);
        }

        var origins = rows.ConvertAll(s => Back(s.Predecessor, before, to)).Append(Back(unit, before, to)).ToList();
        return Image.Of(origins.SelectMany(o => o.Pieces).Select(p => p with { Share = null }), origins.TrueForAll(o => o.IsComplete));
    }

    private static Image Combine(IReadOnlyList<Succession> rows, Func<Succession, Image> follow, bool isTold)
    {
        var weights = rows.Select(s => s.Weight).ToList();
        var areKnown = isTold && (rows.Count == 1 || (weights.TrueForAll(w => w is not null) && weights.Exists(w => w > 0)));
        var pieces = new List<Piece>();
        var isComplete = isTold;
        for (var i = 0; i < rows.Count; i++)
        {
            Share? share = !areKnown ? null : rows.Count == 1 ? Share.Whole : Share.Of(weights[i]!.Value, weights.Select(w => w!.Value));
            var image = follow(rows[i]);
            isComplete &= image.IsComplete;
            pieces.AddRange(image.Pieces.Select(p => p with { Share = p.Share * share }));
        }

        return Image.Of(pieces, isComplete);
    }

    private static Image Whole(Area unit) => new([new Piece(unit, Share.Whole)], IsComplete: true);
}
