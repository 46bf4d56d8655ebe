using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Storage.Submissions;

/// <summary>Recognises a table whose arrays can be taken as they are.</summary>
internal static class TableShape
{
    public static void Check(SubmissionColumn column, int areas)
    {
        var values = column.Scaled?.Length ?? column.Doubles?.Length ?? -1;
        if ((column.Scaled is null) == (column.Doubles is null) || column.Count < 0 || values < column.Count
            || (column.States is not null && column.States.Length < column.Count) || (column.Rows is null && column.Count != areas)
            || (column.Rows is not null && column.Rows.Length < column.Count))
        {
            throw new ArgumentException($"the arrays of column {column.Metric} do not match", nameof(column));
        }

        if (column.Rows is null)
        {
            return;
        }

        foreach (var row in column.Rows.AsSpan(0, column.Count))
        {
            if ((uint)row >= (uint)areas)
            {
                throw new ArgumentException($"column {column.Metric} speaks of row {row}, there are {areas}", nameof(column));
            }
        }
    }

    public static bool TryMakeCanonical(string[] areas, SubmissionColumn[] columns, [NotNullWhen(true)] out SubmissionColumn[]? canonical)
    {
        canonical = null;
        for (var i = 1; i < areas.Length; i++)
        {
            if (string.CompareOrdinal(areas[i - 1], areas[i]) >= 0)
            {
                return false;
            }
        }

        var made = new List<SubmissionColumn>(columns.Length);
        foreach (var column in columns)
        {
            Check(column, areas.Length);
            if (column.Rows is not null && !IsStrictlyAscending(column.Rows.AsSpan(0, column.Count)))
            {
                return false;
            }

            if (column.Count > 0)
            {
                made.Add(Normalise(column, areas.Length));
            }
        }

        made.Sort(SubmissionOrder.Compare);
        for (var i = 1; i < made.Count; i++)
        {
            if (SubmissionOrder.Compare(made[i - 1], made[i]) == 0)
            {
                return false;
            }
        }

        if (!EachAreaIsUsed(made, areas.Length))
        {
            return false;
        }

        canonical = [.. made];
        return true;
    }

    // The same arrays, without parts that say nothing, and with one form for each value.
    private static SubmissionColumn Normalise(SubmissionColumn column, int areas)
    {
        var states = column.States;
        if (states is not null)
        {
            var absent = 0;
            var present = states.AsSpan(0, column.Count);
            for (var i = ColumnShape.NextAbsent(present, 0); i < present.Length; i = ColumnShape.NextAbsent(present, i + 1))
            {
                absent++;
                _ = column.Scaled is null ? (long)(column.Doubles![i] = 0) : column.Scaled[i] = 0;
            }

            states = absent == 0 ? null : states;
        }

        foreach (ref var value in column.Doubles.AsSpan(0, column.Doubles is null ? 0 : column.Count))
        {
            value = SubmissionOrder.Canonical(value);
        }

        var rows = column.Count == areas ? null : column.Rows;
        var decimals = column.Doubles is null ? column.Decimals : 0;
        return rows == column.Rows && states == column.States && decimals == column.Decimals
            ? column
            : new SubmissionColumn { Metric = column.Metric, Decimals = decimals, Count = column.Count, Rows = rows, Scaled = column.Scaled, Doubles = column.Doubles, States = states };
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

    private static bool EachAreaIsUsed(List<SubmissionColumn> columns, int areas)
    {
        if (columns.Exists(c => c.Rows is null))
        {
            return true;
        }

        var used = new bool[areas];
        foreach (var column in columns)
        {
            foreach (var row in column.Rows.AsSpan(0, column.Count))
            {
                used[row] = true;
            }
        }

        return used.AsSpan().IndexOf(false) < 0;
    }
}
