using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>A table's column as its bytes say it. Repeated numbers are taken packed and one by one, as protobuf allows.</summary>
internal sealed class WireColumn : IDisposable
{
    private long[] _scaled = [];
    private double[] _doubles = [];
    private int _scaledCount;
    private int _doubleCount;
    private ulong _decimals;
    private readonly List<ulong> _exceptionRows = [];
    private readonly List<ulong> _exceptionStates = [];

    /// <summary>Whether reading ended because there were more values than a submission may have.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Metric code.</summary>
    public string Metric { get; private set; } = "";

    /// <summary>Reads a column of at most so many cells; false on bytes that are none.</summary>
    public bool Read(ReadOnlySpan<byte> bytes, int mostCells)
    {
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadTag(out var field, out var type) || !ReadField(ref reader, field, type, mostCells))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is wrong with the column in a table of so many areas; null when nothing is.</summary>
    public string? Check(int areas)
    {
        if ((_scaledCount > 0) == (_doubleCount > 0) && _exceptionRows.Count != areas)
        {
            return _scaledCount > 0 ? "both scaled and doubles; expected one of them" : "no values; expected one for each area";
        }

        var count = Math.Max(_scaledCount, _doubleCount);
        if (count != areas && count != 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{count} values for {areas} areas; expected as many values as areas");
        }

        if (_decimals > 6)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{_decimals} decimals; expected 0 to 6");
        }

        if (_exceptionRows.Count != _exceptionStates.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{_exceptionRows.Count} exception rows and {_exceptionStates.Count} states; expected as many of each");
        }

        for (var i = 0; i < _exceptionRows.Count; i++)
        {
            if (_exceptionRows[i] >= (ulong)areas || (i > 0 && _exceptionRows[i] <= _exceptionRows[i - 1]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"exception row {_exceptionRows[i]}; expected rows below {areas}, ascending, each once");
            }

            if (_exceptionStates[i] is 0 or > (ulong)CellState.Withdrawn)
            {
                return string.Create(CultureInfo.InvariantCulture, $"exception state {_exceptionStates[i]}; expected 1 to 5");
            }
        }

        return null;
    }

    /// <summary>The column with its states spread out. Only after <see cref="Check"/> found nothing; its arrays live until <see cref="Dispose"/>.</summary>
    public SubmissionColumn ToColumn(int areas)
    {
        CellState[]? states = null;
        if (_exceptionRows.Count > 0)
        {
            states = new CellState[areas];
            for (var i = 0; i < _exceptionRows.Count; i++)
            {
                states[(int)_exceptionRows[i]] = (CellState)_exceptionStates[i];
            }
        }

        var isDouble = _doubleCount > 0;
        return new SubmissionColumn
        {
            Metric = Metric,
            Decimals = isDouble ? 0 : (int)_decimals,
            Count = areas,
            Scaled = isDouble ? null : _scaledCount > 0 ? _scaled : new long[areas],
            Doubles = isDouble ? _doubles : null,
            States = states,
        };
    }

    /// <summary>Gives the arrays back to the pool.</summary>
    public void Dispose()
    {
        Return(ref _scaled);
        Return(ref _doubles);
    }

    private bool ReadField(ref WireReader reader, int field, WireType type, int mostCells)
    {
        switch (field, type)
        {
            case (1, WireType.LengthDelimited):
                var named = reader.TryReadString(out var metric);
                Metric = metric;
                return named;
            case (2, WireType.Varint):
                return reader.TryReadVarint(out _decimals);
            case (3, WireType.LengthDelimited):
                return reader.TryReadBytes(out var packed) && ReadScaled(packed, mostCells);
            case (3, WireType.Varint):
                if (!reader.TryReadVarint(out var raw) || !HasRoom(_scaledCount, 1, mostCells))
                {
                    return false;
                }

                Grow(ref _scaled, _scaledCount, 1);
                _scaled[_scaledCount++] = (long)(raw >> 1) ^ -(long)(raw & 1);
                return true;
            case (4, WireType.LengthDelimited):
                return reader.TryReadBytes(out var doubles) && ReadDoubles(doubles, mostCells);
            case (4, WireType.Fixed64):
                if (!reader.TryReadDouble(out var number) || !HasRoom(_doubleCount, 1, mostCells))
                {
                    return false;
                }

                Grow(ref _doubles, _doubleCount, 1);
                _doubles[_doubleCount++] = number;
                return true;
            case (5, WireType.LengthDelimited):
                return reader.TryReadBytes(out var rows) && ReadNumbers(rows, _exceptionRows, mostCells);
            case (6, WireType.LengthDelimited):
                return reader.TryReadBytes(out var states) && ReadNumbers(states, _exceptionStates, mostCells);
            case (5, WireType.Varint):
                return reader.TryReadVarint(out var row) && HasRoom(_exceptionRows.Count, 1, mostCells) && Append(_exceptionRows, row);
            case (6, WireType.Varint):
                return reader.TryReadVarint(out var state) && HasRoom(_exceptionStates.Count, 1, mostCells) && Append(_exceptionStates, state);
            default:
                return reader.TrySkip(type);
        }
    }

    private bool ReadScaled(ReadOnlySpan<byte> packed, int mostCells)
    {
        var count = WireReader.CountVarints(packed);
        if (!HasRoom(_scaledCount, count, mostCells))
        {
            return false;
        }

        Grow(ref _scaled, _scaledCount, count);
        var read = WireReader.TryReadPackedZigZag(packed, _scaled.AsSpan(_scaledCount, count));
        _scaledCount += count;
        return read;
    }

    private bool ReadDoubles(ReadOnlySpan<byte> packed, int mostCells)
    {
        var count = packed.Length / 8;
        if (packed.Length % 8 != 0 || !HasRoom(_doubleCount, count, mostCells))
        {
            return false;
        }

        Grow(ref _doubles, _doubleCount, count);
        for (var i = 0; i < count; i++)
        {
            _doubles[_doubleCount++] = BinaryPrimitives.ReadDoubleLittleEndian(packed[(8 * i)..]);
        }

        return true;
    }

    private bool ReadNumbers(ReadOnlySpan<byte> packed, List<ulong> numbers, int mostCells)
    {
        var count = WireReader.CountVarints(packed);
        if (!HasRoom(numbers.Count, count, mostCells))
        {
            return false;
        }

        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (!WireReader.TryReadVarint(packed, ref at, out var number))
            {
                return false;
            }

            numbers.Add(number);
        }

        return at == packed.Length;
    }

    private bool HasRoom(int present, int more, int most)
    {
        IsTooLong = more > most - present;
        return !IsTooLong;
    }

    private static bool Append(List<ulong> numbers, ulong number)
    {
        numbers.Add(number);
        return true;
    }

    // Half of all garbage would be these arrays, and a commit outlives a generation: they come from the pool.
    private static void Grow<T>(ref T[] values, int count, int more)
    {
        if (values.Length >= count + more)
        {
            return;
        }

        var grown = ArrayPool<T>.Shared.Rent(count == 0 ? more : Math.Max(count + more, 2 * count));
        values.AsSpan(0, count).CopyTo(grown);
        Return(ref values);
        values = grown;
    }

    private static void Return<T>(ref T[] values)
    {
        if (values.Length > 0)
        {
            ArrayPool<T>.Shared.Return(values);
            values = [];
        }
    }
}
