namespace Telemetry.Storage.Series.Embedded;

/// <summary>
/// Which of a source's blocks a new one swallows. Like adding one to a binary number: it takes the youngest blocks as long as
/// each is no larger than what has been gathered, or is so small that its page is written anyway. A value is thus rewritten
/// as often as its block doubles, and a source has few blocks to read however often it corrects a cell.
/// </summary>
internal static class BlockMerger
{
    /// <summary>A block up to this size is always swallowed: it shares its page with its neighbours.</summary>
    public const int SmallBytes = 1024;

    /// <summary>A block from this size on stays as it is.</summary>
    public const int FullBytes = 1 << 20;

    /// <summary>How many of the youngest blocks the new one takes in.</summary>
    /// <param name="sizes">Sizes of the present blocks in bytes, oldest first.</param>
    /// <param name="newBytes">Size of the new one.</param>
    public static int Swallowed(ReadOnlySpan<int> sizes, int newBytes)
    {
        long gathered = newBytes;
        var count = 0;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] >= FullBytes || sizes[i] > Math.Max(gathered, SmallBytes))
            {
                break;
            }

            gathered += sizes[i];
            count++;
        }

        return count;
    }
}
