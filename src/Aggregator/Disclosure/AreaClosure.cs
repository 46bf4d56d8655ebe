namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Completes a set of withheld units so that no sum over units tells one of them: among a unit and those one level below that have
/// a value, never exactly one is withheld. Then every withheld unit lies on a circle of withheld ones along which an amount can
/// be moved without changing anything that is shown. And where the whole is shown, those withheld below it together, which are
/// the difference, do not tell too much either. Not thread-safe.
/// </summary>
/// <param name="tree">The units.</param>
/// <param name="hasValue">Which have a value; others are in no sum.</param>
/// <param name="isBetter">Whether the first unit is the better one to withhold than the second; ties go to the lower index.</param>
/// <param name="tellsTooMuch">Whether the sum of some units must not be known.</param>
/// <param name="withheld">The set.</param>
internal sealed class AreaClosure(UnitTree tree, bool[] hasValue, Func<int, int, bool> isBetter, Func<IReadOnlyList<int>, bool> tellsTooMuch, bool[] withheld)
{
    /// <summary>Adds units to the set until it is closed.</summary>
    public void Close()
    {
        // Sums to look at, named by their whole.
        var pending = new Stack<int>();
        for (var unit = withheld.Length - 1; unit >= 0; unit--)
        {
            if (withheld[unit])
            {
                Touch(unit);
            }
        }

        while (pending.TryPop(out var whole))
        {
            if (FindAddition(whole) is >= 0 and var added)
            {
                withheld[added] = true;
                Touch(added);
            }
        }

        void Touch(int unit)
        {
            pending.Push(unit);
            if (tree.Parents[unit] is >= 0 and var parent)
            {
                pending.Push(parent);
            }
        }
    }

    // The best unit below the whole to add; the whole, where the only one withheld below it is all there is. −1 for none needed.
    private int FindAddition(int whole)
    {
        var below = new List<int>();
        var best = -1;
        foreach (var child in tree.Children[whole])
        {
            if (hasValue[child] && withheld[child])
            {
                below.Add(child);
            }
            else if (hasValue[child] && (best < 0 || isBetter(child, best)))
            {
                best = child;
            }
        }

        if (withheld[whole])
        {
            return below.Count == 0 ? best : -1;
        }

        return below.Count == 1 && best < 0 ? whole : below.Count == 1 || (below.Count > 1 && best >= 0 && tellsTooMuch(below)) ? best : -1;
    }
}
