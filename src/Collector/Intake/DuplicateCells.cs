using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>Cells that a submission names more than once: in one column, or in two columns of one metric.</summary>
public static class DuplicateCells
{
    /// <summary>For each column the rows that occur twice for its metric; null where there are none at all (the usual case).</summary>
    public static HashSet<int>?[]? Find(SubmissionContent content)
    {
        HashSet<int>?[]? found = null;
        var columns = content.Columns;
        for (var first = 0; first < columns.Length;)
        {
            // Columns of one metric stand together in canonical order.
            var end = first + 1;
            while (end < columns.Length && columns[end].Metric == columns[first].Metric)
            {
                end++;
            }

            if (Repeats(columns.AsSpan(first, end - first)) is { } rows)
            {
                found ??= new HashSet<int>?[columns.Length];
                for (var i = first; i < end; i++)
                {
                    found[i] = rows;
                }
            }

            first = end;
        }

        return found;
    }

    private static HashSet<int>? Repeats(ReadOnlySpan<SubmissionColumn> columns)
    {
        if (columns.Length == 1 && (columns[0].Rows is not { } rows || IsStrictlyAscending(rows.AsSpan(0, columns[0].Count))))
        {
            return null;
        }

        HashSet<int> seen = [];
        HashSet<int>? repeated = null;
        foreach (var column in columns)
        {
            for (var cell = 0; cell < column.Count; cell++)
            {
                if (!seen.Add(column.RowOf(cell)))
                {
                    (repeated ??= []).Add(column.RowOf(cell));
                }
            }
        }

        return repeated;
    }

    private static bool IsStrictlyAscending(ReadOnlySpan<int> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i] <= rows[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
