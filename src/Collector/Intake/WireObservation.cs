using Telemetry.Storage.Submissions;

namespace Telemetry.Collector.Intake;

/// <summary>An observation as its bytes say it.</summary>
internal ref struct WireObservation
{
    /// <summary>Metric code, UTF-8 not checked.</summary>
    public ReadOnlySpan<byte> Metric;

    /// <summary>Area code, UTF-8 not checked.</summary>
    public ReadOnlySpan<byte> Area;

    /// <summary>Which value it has.</summary>
    public WireValue Value;

    /// <summary>The scaled value.</summary>
    public long Scaled;

    /// <summary>The floating-point value.</summary>
    public double Number;

    /// <summary>The state's number.</summary>
    public ulong State;

    /// <summary>Decimals of the scaled value.</summary>
    public ulong Decimals;

    /// <summary>Reads an observation; false on bytes that are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out WireObservation cell)
    {
        cell = default;
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            if (!reader.TryReadTag(out var field, out var type))
            {
                return false;
            }

            bool read;
            switch (field, type)
            {
                case (1, WireType.LengthDelimited):
                    read = reader.TryReadBytes(out cell.Metric);
                    break;
                case (2, WireType.LengthDelimited):
                    read = reader.TryReadBytes(out cell.Area);
                    break;
                case (3, WireType.Varint):
                    read = reader.TryReadVarint(out var raw);
                    cell.Scaled = (long)(raw >> 1) ^ -(long)(raw & 1);
                    cell.Value = WireValue.Scaled;
                    cell.State = (ulong)CellState.Present;
                    break;
                case (4, WireType.Fixed64):
                    read = reader.TryReadDouble(out cell.Number);
                    cell.Value = WireValue.Number;
                    cell.State = (ulong)CellState.Present;
                    break;
                case (5, WireType.Varint):
                    read = reader.TryReadVarint(out cell.State);
                    cell.Value = WireValue.State;
                    cell.Scaled = 0;
                    break;
                case (6, WireType.Varint):
                    read = reader.TryReadVarint(out cell.Decimals);
                    break;
                default:
                    read = reader.TrySkip(type);
                    break;
            }

            if (!read)
            {
                return false;
            }
        }

        return true;
    }
}
