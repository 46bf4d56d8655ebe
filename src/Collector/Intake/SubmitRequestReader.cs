using System.Buffers;
using System.Globalization;
using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>
/// Reads a SubmitRequest (proto/telemetry/v1/ingest.proto) from its bytes: the header as it is, the figures into pooled arrays,
/// which live until <see cref="Clear"/>. Field numbers below are that file's; a test compares this reader with the generated
/// parser on random messages. One for each worker at a time; not thread-safe.
/// </summary>
public sealed class SubmitRequestReader(IntakeLimits limits) : ISubmissionReader
{
    private const int LongestDecimals = 6;

    private readonly SubmissionContentBuilder _list = new();
    private readonly List<string> _areas = [];
    private readonly List<WireColumn> _columns = [];
    private SubmissionHeader _header = new();
    private IntakeRefusal? _refusal;
    private bool _hasTable;
    private int _observations;

    /// <summary>The header of the message read last.</summary>
    public SubmissionHeader Header => _header;

    /// <summary>Reads a message; null when it is well formed, otherwise why it is not.</summary>
    public IntakeRefusal? Read(ReadOnlySpan<byte> message)
    {
        Clear();
        return ReadRequest(message) ? CheckShape() : _refusal ?? new(IntakeFault.Malformed, "", "the bytes are no telemetry.v1.SubmitRequest");
    }

    /// <summary>Forgets the message and gives its arrays back; a content made from it must not be used any more.</summary>
    public void Clear()
    {
        foreach (var column in _columns)
        {
            column.Dispose();
        }

        _list.Clear();
        _areas.Clear();
        _columns.Clear();
        _header = new SubmissionHeader();
        _refusal = null;
        _hasTable = false;
        _observations = 0;
    }

    /// <summary>The content of the message read last. It uses the reader's arrays: it is gone with <see cref="Clear"/>.</summary>
    public SubmissionContent ToContent(SubmissionKind kind, Catalogue.Period period)
    {
        if (!_hasTable)
        {
            return _list.Build(kind, period, _header.Reason);
        }

        var columns = new SubmissionColumn[_columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = _columns[i].ToColumn(_areas.Count);
        }

        return SubmissionContentBuilder.FromTable(kind, period, _header.Reason, [.. _areas], columns);
    }

    private bool ReadRequest(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadTag(out var field, out var type) || !ReadField(ref reader, field, type))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadField(ref WireReader reader, int field, WireType type)
    {
        switch (field, type)
        {
            case (1, WireType.LengthDelimited):
                return Text(ref reader, out var id) && Set(_header.SubmissionId = id);
            case (2, WireType.LengthDelimited):
                return Text(ref reader, out var period) && Set(_header.Period = period);
            case (3, WireType.Varint):
                return reader.TryReadVarint(out var kind) && Set(_header.Kind = kind);
            case (4, WireType.Varint):
                return reader.TryReadVarint(out var dryRun) && Set(_header.DryRun = dryRun != 0);
            case (5, WireType.LengthDelimited):
                return Text(ref reader, out var reason) && Set(_header.Reason = reason);
            case (6, WireType.LengthDelimited):
                return Text(ref reader, out var source) && Set(_header.Source = source);
            case (7, WireType.LengthDelimited):
                _hasTable = true;
                return reader.TryReadBytes(out var table) && ReadTable(table);
            case (8, WireType.LengthDelimited):
                return reader.TryReadBytes(out var observation) && ReadObservation(observation);
            default:
                return reader.TrySkip(type);
        }

        static bool Set<T>(T _) => true;
        static bool Text(ref WireReader from, out string text) => from.TryReadString(out text);
    }

    private bool ReadTable(ReadOnlySpan<byte> table)
    {
        var reader = new WireReader(table);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadTag(out var field, out var type))
            {
                return false;
            }

            switch (field, type)
            {
                case (1, WireType.LengthDelimited):
                    if (!reader.TryReadString(out var area))
                    {
                        return false;
                    }

                    if (_areas.Count >= limits.MaxTableCells)
                    {
                        return Refuse(TooLarge("table.areas", _areas.Count + 1L, limits.MaxTableCells));
                    }

                    if (!CheckCode(area.Length, "table.areas"))
                    {
                        return false;
                    }

                    _areas.Add(area);
                    break;
                case (2, WireType.LengthDelimited):
                    if (!reader.TryReadBytes(out var bytes))
                    {
                        return false;
                    }

                    if (_columns.Count >= limits.MaxTableCells)
                    {
                        return Refuse(TooLarge("table.columns", _columns.Count + 1L, limits.MaxTableCells));
                    }

                    var column = new WireColumn();
                    _columns.Add(column);
                    if (!column.Read(bytes, limits.MaxTableCells))
                    {
                        return column.IsTooLong && Refuse(TooLarge("table.columns", limits.MaxTableCells + 1L, limits.MaxTableCells));
                    }

                    if (!CheckCode(column.Metric.Length, "table.columns.metric"))
                    {
                        return false;
                    }

                    break;
                default:
                    if (!reader.TrySkip(type))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private bool ReadObservation(ReadOnlySpan<byte> observation)
    {
        if (++_observations > limits.MaxObservations)
        {
            return Refuse(TooLarge("observations", _observations, limits.MaxObservations));
        }

        if (!WireObservation.TryRead(observation, out var cell))
        {
            return false;
        }

        if (!CheckCode(cell.Metric.Length, "observations.metric") || !CheckCode(cell.Area.Length, "observations.area"))
        {
            return false;
        }

        if (cell.Value == WireValue.None || cell.State > (ulong)CellState.Withdrawn || (cell.Value == WireValue.State && cell.State == 0))
        {
            return Refuse(new(IntakeFault.BadShape, "observations", At("has neither a value nor a reason for its absence (scaled, number, or a state from 1 to 5)")));
        }

        if (cell.Decimals > LongestDecimals)
        {
            return Refuse(new(IntakeFault.BadShape, "observations.decimals", At("has more than 6 decimals")));
        }

        try
        {
            switch (cell.Value)
            {
                case WireValue.Number:
                    _list.AddDouble(cell.Metric, cell.Area, cell.Number);
                    break;
                default:
                    _list.Add(cell.Metric, cell.Area, (int)cell.Decimals, cell.Scaled, (CellState)cell.State);
                    break;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return true;

        string At(string problem) => string.Create(CultureInfo.InvariantCulture, $"observation {_observations - 1} {problem}");
    }

    private IntakeRefusal? CheckShape()
    {
        if (_hasTable && _observations > 0)
        {
            return new(IntakeFault.BadShape, "table", "both a table and observations; expected one of them");
        }

        if (!_hasTable)
        {
            return _observations == 0 ? new(IntakeFault.NoCells, "table", "no figure at all; expected a table or observations") : null;
        }

        if (_areas.Count == 0 || _columns.Count == 0)
        {
            return new(IntakeFault.NoCells, "table", "the table has no areas or no columns; expected at least one of each");
        }

        var cells = (long)_areas.Count * _columns.Count;
        if (cells > limits.MaxTableCells)
        {
            return TooLarge("table", cells, limits.MaxTableCells);
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Check(_areas.Count) is { } problem)
            {
                return new(IntakeFault.BadShape, "table.columns", string.Create(CultureInfo.InvariantCulture, $"column {i}: {problem}"));
            }
        }

        return null;
    }

    private bool CheckCode(int length, string field) => length is > 0 and <= 64
        || Refuse(new(IntakeFault.BadShape, field, string.Create(CultureInfo.InvariantCulture, $"a code of {length} characters; expected 1 to 64")));

    private bool Refuse(IntakeRefusal refusal)
    {
        _refusal = refusal;
        return false;
    }

    /// <summary>The refusal of more cells than one submission may have.</summary>
    internal static IntakeRefusal TooLarge(string field, long found, int limit) => new(
        IntakeFault.TooLarge, field, string.Create(CultureInfo.InvariantCulture, $"{found:N0} or more cells; at most {limit:N0} in one submission. Split it"));
}
