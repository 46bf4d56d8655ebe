using System.Globalization;
using System.Numerics;
using Telemetry.Catalogue;

namespace Telemetry.Storage.Series;

/// <summary>Refuses patches that break the contract, before anything is written: what is stored can be read back.</summary>
internal static class PatchCheck
{
    /// <summary>Greatest number of decimals.</summary>
    public const int MaxDecimals = 18;

    /// <summary>Checks an append.</summary>
    /// <exception cref="ArgumentException">It breaks the contract.</exception>
    public static void Require(IReadOnlyList<SeriesPatch> patches, long position, long present)
    {
        if (position < present)
        {
            throw Wrong($"position is {position}; expected at least the present one, {present}");
        }

        var last = 0L;
        foreach (var patch in patches)
        {
            if (patch.Sequence < Math.Max(last, 1) || patch.Sequence > position)
            {
                throw Wrong($"a patch has sequence {patch.Sequence}; expected {Math.Max(last, 1)} to {position}");
            }

            last = patch.Sequence;
            foreach (var column in patch.Columns)
            {
                Require(column, patch.Areas.Length);
            }
        }
    }

    /// <summary>Refuses an area or a metric that is twice in a patch, and a patch that is there twice.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public static void RequireDistinct(IReadOnlyList<SeriesPatch> patches)
    {
        var keys = new HashSet<(long, string, Period, AreaKey)>();
        foreach (var patch in patches)
        {
            RequireDistinct(patch.Areas, "area");
            RequireDistinct(patch.Columns.Select(c => c.Metric), "metric");
            if (!keys.Add((patch.Sequence, patch.Source, patch.Period, patch.Shard)))
            {
                throw Wrong($"sequence {patch.Sequence} has two patches of the same source, period and shard");
            }
        }
    }

    /// <summary>Refuses a number that is there twice.</summary>
    /// <param name="ids">The numbers.</param>
    /// <param name="seen">Marks by number, all zero; zero again afterwards.</param>
    /// <param name="what">What the numbers stand for.</param>
    public static void RequireDistinct(ReadOnlySpan<int> ids, byte[] seen, string what)
    {
        var twice = false;
        foreach (var id in ids)
        {
            twice |= seen[id] != 0;
            seen[id] = 1;
        }

        foreach (var id in ids)
        {
            seen[id] = 0;
        }

        if (twice)
        {
            throw Wrong($"a patch has the same {what} twice");
        }
    }

    private static void RequireDistinct<T>(IEnumerable<T> items, string what)
    {
        var seen = new HashSet<T>();
        if (!items.All(seen.Add))
        {
            throw Wrong($"a patch has the same {what} twice");
        }
    }

    private static void Require(SeriesColumn column, int areas)
    {
        var cells = column.Values.Length;
        if (column.Rows is null ? cells != areas : column.Rows.Length != cells)
        {
            throw Wrong($"metric '{column.Metric}' has {cells} values for {column.Rows?.Length ?? areas} rows");
        }

        if (column.States is not null && column.States.Length != cells)
        {
            throw Wrong($"metric '{column.Metric}' has {column.States.Length} states for {cells} values");
        }

        if (column.Decimals is < 0 or > MaxDecimals)
        {
            throw Wrong($"metric '{column.Metric}' has {column.Decimals} decimals; expected 0 to {MaxDecimals}");
        }

        if (column.Rows is { Length: > 0 } rows && (rows[0] < 0 || rows[^1] >= areas || !Ascends(rows)))
        {
            throw Wrong($"metric '{column.Metric}' has rows that are not ascending or not within 0 to {areas - 1}");
        }
    }

    private static bool Ascends(ReadOnlySpan<int> rows)
    {
        var before = rows[..^1];
        var after = rows[1..];
        var i = 0;
        for (; i <= before.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            if (!Vector.GreaterThanAll(new Vector<int>(after[i..]), new Vector<int>(before[i..])))
            {
                return false;
            }
        }

        for (; i < before.Length; i++)
        {
            if (after[i] <= before[i])
            {
                return false;
            }
        }

        return true;
    }

    private static ArgumentException Wrong(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
