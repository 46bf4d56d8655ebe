using Telemetry.Catalogue;

namespace Telemetry.Aggregator.Boundaries;

/// <summary>Searches the units of one day, from the provinces down, for those that lie in a unit of another day. For one search.</summary>
/// <param name="country">The country.</param>
/// <param name="area">The unit asked for.</param>
/// <param name="day">The day of the figures.</param>
/// <param name="boundaries">A day on which the unit asked for exists.</param>
internal sealed class BoundarySearch(Area country, Area area, DateOnly day, DateOnly boundaries)
{
    /// <summary>The terms, in order of key within each level.</summary>
    public List<BoundaryTerm> Find()
    {
        var terms = new List<BoundaryTerm>();
        foreach (var province in ChildrenOf(country))
        {
            Collect(province, country, isUnderDivided: false, terms);
        }

        return terms;
    }

    private void Collect(Area unit, Area holderAbove, bool isUnderDivided, List<BoundaryTerm> terms)
    {
        var image = ImageOf(unit);
        var inside = Enumerable.Range(0, image.Pieces.Count).Where(i => Lies(image.Pieces[i].Unit, area)).ToList();
        var isAbove = image.Pieces.Any(p => p.Unit.Level < area.Level && Lies(area, p.Unit));
        if (image.IsComplete && inside.Count == 0 && !isAbove)
        {
            return;
        }

        if (image.IsComplete && inside.Count == image.Pieces.Count)
        {
            terms.Add(new BoundaryTerm(unit) { IsWhole = true });
            return;
        }

        // What lies nowhere for certain lies where the unit above it does.
        var holder = image.IsComplete ? HolderOf(image.Pieces.Select(p => p.Unit)) : HolderOf(image.Pieces.Select(p => p.Unit).Append(holderAbove));
        if (inside.Count == 0 && !isUnderDivided)
        {
            foreach (var child in ChildrenOf(unit))
            {
                Collect(child, holder, isUnderDivided: false, terms);
            }

            return;
        }

        var below = new List<BoundaryTerm>();
        foreach (var child in ChildrenOf(unit))
        {
            Collect(child, holder, isUnderDivided: true, below);
        }

        terms.Add(new BoundaryTerm(unit)
        {
            Shares = image.Shares,
            Inside = inside,
            Below = below,
            IsTraceable = IsTraceable(unit),
            AppearsIn = holder,
        });
    }

    // A unit without a lineage of its own, such as a district that was abolished, lies where all that is below it lies.
    private Image ImageOf(Area unit)
    {
        var own = Lineage.ImageOf(unit, day, boundaries);
        if (own.Pieces.Count > 0)
        {
            return own;
        }

        var below = ChildrenOf(unit).Select(ImageOf).ToList();
        return below.Count == 0 ? own : Image.Of(below.SelectMany(b => b.Pieces).Select(p => p with { Share = null }), below.TrueForAll(b => b.IsComplete));
    }

    private bool IsTraceable(Area unit)
    {
        var children = ChildrenOf(unit).ToList();
        return children.Count > 0 && children.TrueForAll(c => ImageOf(c).IsComplete || IsTraceable(c));
    }

    private IEnumerable<Area> ChildrenOf(Area unit) => unit.Children.Where(c => c.IsValidOn(day));

    private static bool Lies(Area inner, Area outer) => inner.AtLevel(outer.Level)?.Key == outer.Key;

    private Area HolderOf(IEnumerable<Area> units)
    {
        Area? holder = null;
        foreach (var unit in units)
        {
            holder ??= unit;
            while (!Lies(unit, holder))
            {
                holder = holder.Parent ?? country;
            }
        }

        return holder ?? country;
    }
}
