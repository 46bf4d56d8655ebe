using System.Runtime.InteropServices;
using Telemetry.Storage.Submissions;

namespace Telemetry.Storage.Series.Embedded;

/// <summary>Reused room for one patch's areas and one column's cells. Not thread-safe.</summary>
internal sealed class PatchScratch
{
    private int[] _areas = [];
    private int[] _rows = [];
    private long[] _values = [];
    private byte[] _states = [];
    private int _cells;
    private bool _listed;
    private bool _hasStates;

    /// <summary>Row of each cell; empty: cell i is row i.</summary>
    public ReadOnlySpan<int> Rows => _listed ? _rows.AsSpan(0, _cells) : [];

    /// <summary>Value of each cell.</summary>
    public Span<long> Values => _values.AsSpan(0, _cells);

    /// <summary>State of each cell; empty: all present.</summary>
    public ReadOnlySpan<CellState> States => _hasStates ? MemoryMarshal.Cast<byte, CellState>(_states.AsSpan(0, _cells)) : [];

    /// <summary>The cell of a row; negative where it has none.</summary>
    public int CellOf(int row) => _listed ? _rows.AsSpan(0, _cells).BinarySearch(row) : row < _cells ? row : -1;

    /// <summary>Room for the ids of a patch's areas.</summary>
    public Span<int> Areas(int count)
    {
        Grow(ref _areas, count);
        return _areas.AsSpan(0, count);
    }

    /// <summary>Says that cell i is row i.</summary>
    public void AllRows() => _listed = false;

    /// <summary>Room for rows.</summary>
    public Span<int> StartRows(int count)
    {
        _listed = true;
        Grow(ref _rows, count);
        return _rows.AsSpan(0, count);
    }

    /// <summary>Room for values; all present until <see cref="StartStates"/>.</summary>
    public void StartCells(int count)
    {
        _cells = count;
        _hasStates = false;
        Grow(ref _values, count);
    }

    /// <summary>Room for states, all present.</summary>
    public Span<byte> StartStates()
    {
        _hasStates = true;
        Grow(ref _states, _cells);
        var states = _states.AsSpan(0, _cells);
        states.Clear();
        return states;
    }

    private static void Grow<T>(ref T[] array, int count)
    {
        if (array.Length < count)
        {
            array = new T[Math.Max(256, Math.Max(count, 2 * array.Length))];
        }
    }
}
