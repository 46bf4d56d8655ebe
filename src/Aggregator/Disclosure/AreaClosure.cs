namespace Telemetry.Aggregator.Disclosure;

/// <summary>
/// Completes a set of withheld units so that no sum over units tells one of them: among a unit and those one level below that have
/// a value, never exactly one is withheld. Then every withheld unit lies on a circle of withheld ones along which an amount can
/// be moved without changing anything that is shown. Pure.
/// </summary>
internal static class AreaClosure
{
    /// <summary>Adds units to the set until it is closed.</summary>
    /// <param name="tree">The units.</param>
    /// <param name="hasValue">Which have a value; others are in no sum.</param>
    /// <param name="isBetter">Whether the first unit is the better one to withhold than the second; ties go to the lower index.</param>
    /// <param name="withheld">The set.</param>
    public static void Close(UnitTree tree, bool[] hasValue, Func<int, int, bool> isBetter, bool[] withheld)
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
            if (FindAddition(tree, hasValue, isBetter, withheld, whole) is >= 0 and var added)
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

    // The smallest part beside the only one withheld, or below the whole; the whole, where that part is all there is. −1 for none needed.
    private static int FindAddition(UnitTree tree, bool[] hasValue, Func<int, int, bool> isBetter, bool[] withheld, int whole)
    {
        var count = withheld[whole] ? 1 : 0;
        var best = -1;
        foreach (var child in tree.Children[whole])
        {
            if (!hasValue[child])
            {
                continue;
            }

            if (withheld[child])
            {
                count++;
            }
            else if (best < 0 || isBetter(child, best))
            {
                best = child;
            }
        }

        if (count != 1)
        {
            return -1;
        }

        return best >= 0 || withheld[whole] ? best : whole;
    }
}
