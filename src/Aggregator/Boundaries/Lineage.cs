using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>
/// Follows units along their own level's lineage, change by change, forward or back in time: pieces that come together again are
/// one. A unit that lives on keeps its identity, though others may have gone into it. Pure.
/// </summary>
internal static class Lineage
{
    /// <summary>Where a unit that existed on one day lies among the units of another day.</summary>
    public static Image ImageOf(Area unit, DateOnly from, DateOnly to) => from <= to ? Forward(unit, to) : Back(unit, from, to);

    private static Image Forward(Area unit, DateOnly to)
    {
        var image = new Image([new Piece(unit, Share.Whole)], IsComplete: true);
        while (image.Pieces.Min(p => p.Unit.ValidTo) is { } end && end < to)
        {
            image = Replace(image, p => p.Unit.ValidTo == end ? Successors(p.Unit) : null);
        }

        return image;
    }

    private static Image Back(Area unit, DateOnly from, DateOnly to)
    {
        var image = new Image([new Piece(unit, Share.Whole)], IsComplete: true);
        var day = from;
        while (image.Pieces.Max(p => LastChange(p.Unit, to, day)) is { } on)
        {
            image = Replace(image, p => LastChange(p.Unit, to, day) == on ? Predecessors(p.Unit, on) : null);
            day = on.AddDays(-1);
        }

        return image;
    }

    // The last day after one and up to another on which the unit began, or others went into it.
    private static DateOnly? LastChange(Area unit, DateOnly after, DateOnly upTo)
    {
        DateOnly? last = unit.ValidFrom > after ? unit.ValidFrom : null;
        foreach (var succession in unit.Predecessors)
        {
            if (succession.On > after && succession.On <= upTo && (last is null || succession.On > last))
            {
                last = succession.On;
            }
        }

        return last;
    }

    private static Image Successors(Area unit)
    {
        var rows = unit.Successors;

        // One part alone leaves the rest untold.
        var isTold = rows.Count > 1 || (rows.Count == 1 && rows[0].IsWhole);
        var shares = isTold ? SharesOf(rows) : null;
        return Image.Of(rows.Select((s, i) => new Piece(s.Successor, shares?[i])), isTold);
    }

    private static Image Predecessors(Area unit, DateOnly on)
    {
        var rows = unit.Predecessors.Where(s => s.On == on).ToList();

        // Before that day it may have been there already, smaller; how much smaller is not told.
        var wasThere = unit.ValidFrom < on;
        var shares = wasThere ? null : SharesOf(rows);
        var origins = rows.Select((s, i) => new Piece(s.Predecessor, shares?[i]));
        return Image.Of(wasThere ? origins.Append(new Piece(unit, null)) : origins, isComplete: rows.Count > 0);
    }

    private static List<Share>? SharesOf(IReadOnlyList<Succession> rows)
    {
        if (rows.Count == 1)
        {
            return [Share.Whole];
        }

        var weights = rows.Select(s => s.Weight).OfType<decimal>().ToList();
        return weights.Count == rows.Count && weights.Exists(w => w > 0) ? weights.ConvertAll(w => Share.Of(w, weights)) : null;
    }

    private static Image Replace(Image image, Func<Piece, Image?> next)
    {
        var isComplete = image.IsComplete;
        var pieces = new List<Piece>();
        foreach (var piece in image.Pieces)
        {
            if (next(piece) is not { } step)
            {
                pieces.Add(piece);
                continue;
            }

            isComplete &= step.IsComplete;
            pieces.AddRange(step.Pieces.Select(p => p with { Share = p.Share * piece.Share }));
        }

        return Image.Of(pieces, isComplete);
    }
}
