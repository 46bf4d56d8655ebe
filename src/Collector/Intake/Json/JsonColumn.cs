using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake.Json;

/// <summary>A column's values as they are read, row by row. Grows; its arrays become the content's.</summary>
internal sealed class JsonColumn(string metric, int decimals)
{
    private readonly List<(int Row, double Value)> _inexact = [];
    private long[] _scaled = [];
    private bool[]? _absent;
    private CellState[]? _states;

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>The metric's decimals; 0 where the catalogue has none of that code.</summary>
    public int Decimals => decimals;

    /// <summary>Adds a value that is whole at the metric's decimals.</summary>
    public void Add(long scaled) => Grow() = scaled;

    /// <summary>Adds a value that is not: validation says what is wrong with it.</summary>
    public void AddInexact(double value)
    {
        _inexact.Add((Count, value));
        Grow() = 0;
    }

    /// <summary>Adds a row without a value.</summary>
    public void AddAbsent()
    {
        Grow() = 0;
        _absent ??= [];
        if (_absent.Length < _scaled.Length)
        {
            Array.Resize(ref _absent, _scaled.Length);
        }

        _absent[Count - 1] = true;
    }

    /// <summary>Whether that row has no value.</summary>
    public bool IsAbsent(int row) => _absent is not null && row < _absent.Length && _absent[row];

    /// <summary>Says why a row has no value.</summary>
    public void SetState(int row, CellState state) => (_states ??= new CellState[Count])[row] = state;

    /// <summary>The first row without a value and without a reason; -1 when there is none.</summary>
    public int FirstUnexplained()
    {
        for (var row = 0; _absent is not null && row < Math.Min(Count, _absent.Length); row++)
        {
            if (_absent[row] && (_states is null || _states[row] == CellState.Present))
            {
                return row;
            }
        }

        return -1;
    }

    /// <summary>The content's columns: one, and another for values that are not whole at the metric's decimals.</summary>
    public void AddTo(List<SubmissionColumn> columns)
    {
        if (_inexact.Count == 0)
        {
            columns.Add(new SubmissionColumn { Metric = metric, Decimals = decimals, Count = Count, Scaled = _scaled, States = _states });
            return;
        }

        var set = _inexact.Select(i => i.Row).ToHashSet();
        int[] rows = [.. Enumerable.Range(0, Count).Where(r => !set.Contains(r))];
        columns.Add(new SubmissionColumn
        {
            Metric = metric,
            Decimals = decimals,
            Count = rows.Length,
            Rows = rows,
            Scaled = [.. rows.Select(r => _scaled[r])],
            States = _states is { } states ? [.. rows.Select(r => states[r])] : null,
        });
        columns.Add(new SubmissionColumn
        {
            Metric = metric,
            Decimals = 0,
            Count = _inexact.Count,
            Rows = [.. _inexact.Select(i => i.Row)],
            Doubles = [.. _inexact.Select(i => i.Value)],
        });
    }

    private ref long Grow()
    {
        if (Count == _scaled.Length)
        {
            Array.Resize(ref _scaled, Math.Max(16, 2 * Count));
        }

        return ref _scaled[Count++];
    }
}
