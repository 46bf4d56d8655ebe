namespace Telemetry.Aggregator.Rollup;

/// <summary>Which units of a tree existed on a day, and how many lowest units each then had. Immutable.</summary>
internal sealed class AreaTreeOnDay
{
    /// <summary>The tree on a day.</summary>
    public AreaTreeOnDay(AreaTree tree, DateOnly day)
    {
        Exists = new bool[tree.Count];
        HasChildren = new bool[tree.Count];
        Lowest = new int[tree.Count];
        for (var i = tree.Count - 1; i >= 0; i--)
        {
            if (!tree.Areas[i].IsValidOn(day))
            {
                continue;
            }

            Exists[i] = true;
            if (!HasChildren[i])
            {
                Lowest[i] = 1;
            }

            if (tree.Parents[i] is >= 0 and var parent)
            {
                HasChildren[parent] = true;
                Lowest[parent] += Lowest[i];
            }
        }
    }

    /// <summary>Whether the unit existed.</summary>
    public bool[] Exists { get; }

    /// <summary>Whether a unit below it existed.</summary>
    public bool[] HasChildren { get; }

    /// <summary>Number of lowest units in it, itself if it is one.</summary>
    public int[] Lowest { get; }
}
